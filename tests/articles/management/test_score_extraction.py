"""`manage.py score_extraction`: reads annotated pages wherever they lie and prints figures. No test here may touch the database."""

import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

GOLD = Path(__file__).parents[2] / "gold"


def run(*arguments: str) -> str:
    out = StringIO()
    call_command("score_extraction", *arguments, stdout=out)
    return out.getvalue()


@pytest.fixture
def gold_dir(tmp_path: Path) -> Path:
    """A folder with one annotated page and its text."""
    for folder, name in (("pages", "invented-2.json"), ("texts", "invented-2.txt")):
        (tmp_path / folder).mkdir()
        shutil.copy(GOLD / folder / name, tmp_path / folder / name)
    return tmp_path


def test_each_page_and_all_pages_get_their_figures() -> None:
    lines = run(str(GOLD)).splitlines()

    headings = [line for line in lines if line and not line.startswith(" ")]
    assert headings == [
        "000_c46f579e2f36dda6.txt",
        "002_fc6ec3875d7824d2.txt",
        "003_6bbf40fb3083f39f.txt",
        "invented-1.txt",
        "invented-2.txt",
        "all 5 pages",
    ]
    assert "  segments         F1 1.000  P 1.000  R 1.000  (57 hit, 57 predicted, 57 gold)" in lines


@pytest.mark.parametrize("inner", ["", "pages"])
def test_the_folder_or_the_pages_in_it_may_be_named(gold_dir: Path, inner: str) -> None:
    assert "(10 hit, 10 predicted, 10 gold)" in run(str(gold_dir / inner))


def test_texts_may_stand_within(gold_dir: Path) -> None:
    shutil.move(gold_dir / "texts", gold_dir / "pages" / "texts")

    assert "(10 hit, 10 predicted, 10 gold)" in run(str(gold_dir / "pages"))


def test_errors_list_each_miss_with_its_sentence(gold_dir: Path) -> None:
    page = gold_dir / "pages" / "invented-2.json"
    annotation = json.loads(page.read_text(encoding="utf-8"))
    annotation["articles"][0]["image_credit"] = "Somebody"
    annotation["articles"][0]["source"] = "Qazinform News Agency"
    page.write_text(json.dumps(annotation), encoding="utf-8")

    lines = run(str(gold_dir), "--errors").splitlines()

    title = "Ambassador of Kazakhstan Presents Letters of Credence to King of Lesotho"
    assert f"  invented-2.txt | {title} | image_credit: 'Kazakh MFA' for 'Somebody'" in lines
    assert any(line.startswith(f"  invented-2.txt | {title} | source: ") for line in lines)


def test_json_holds_the_same_figures_and_misses_only_when_asked(gold_dir: Path) -> None:
    short, full = json.loads(run(str(gold_dir), "--format", "json")), json.loads(run(str(gold_dir), "--format", "json", "--errors"))

    assert short["measures"]["segments"] == {"f1": 1.0, "precision": 1.0, "recall": 1.0, "hit": 10, "predicted": 10, "gold": 10}
    assert short["measures"] == full["measures"] == full["pages"][0]["measures"]
    assert "misses" not in short["pages"][0]
    assert "misses" in full["pages"][0]


@pytest.mark.parametrize(("missing", "said"), [("", "there is no such folder"), ("pages", "holds no annotated page")])
def test_no_gold_is_wrong_usage(gold_dir: Path, missing: str, said: str) -> None:
    shutil.rmtree(gold_dir / missing)

    with pytest.raises(CommandError, match=said) as raised:
        run(str(gold_dir))

    assert raised.value.returncode == 2


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("broken.json", "{", "expected an annotated page in JSON"),
        ("list.json", "[]", "expected an object with `document` and `articles`"),
        ("lonely.json", '{"document": "lonely.txt", "articles": []}', "its text lonely.txt is in none of"),
        ("binary.json", '{"document": "binary.txt", "articles": []}', "expected UTF-8 text"),
    ],
)
def test_what_cannot_be_scored_is_named_and_the_rest_is_scored(gold_dir: Path, name: str, content: str, said: str) -> None:
    (gold_dir / "pages" / name).write_text(content, encoding="utf-8")
    (gold_dir / "texts" / "binary.txt").write_bytes(b"\xff\x00\xfe")
    out = StringIO()

    with pytest.raises(CommandError, match=said) as raised:
        call_command("score_extraction", str(gold_dir), stdout=out)

    assert raised.value.returncode == 1
    assert "(10 hit, 10 predicted, 10 gold)" in out.getvalue()
