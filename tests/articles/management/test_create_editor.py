"""The first account of the desk."""

import io
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.core.management import call_command
from django.test import RequestFactory

from tests.articles.importing import database_url

ROOT = Path(__file__).parents[3]
PASSWORD = "Қаратау-асуы-1932"


@pytest.mark.django_db
def test_without_a_terminal_the_printed_password_opens_the_desk(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())

    call_command("create_editor")

    password = capsys.readouterr().out.splitlines()[0].rpartition(" ")[2]
    user = authenticate(RequestFactory().post("/admin/login/"), username="editor", password=password)
    assert user is not None
    assert user.is_staff
    assert len(password) == 20


@pytest.mark.django_db
def test_a_second_run_makes_nothing_and_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    get_user_model().objects.create_user("saule", is_staff=True)

    call_command("create_editor")

    assert capsys.readouterr() == ("", "")
    assert list(get_user_model().objects.values_list("username", flat=True)) == ["saule"]


@pytest.mark.django_db
def test_an_account_that_may_not_enter_is_left_as_it_is(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    get_user_model().objects.create_user("editor", is_staff=False)

    call_command("create_editor")

    assert "No account was made" in capsys.readouterr().err
    assert not get_user_model().objects.get().is_staff


@pytest.mark.django_db(transaction=True)
def test_a_terminal_is_asked_until_the_password_is_good(tmp_path: Path) -> None:
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DATABASE_URL": database_url()}
    command = [sys.executable, "manage.py", "create_editor"]
    terminal, inside = pty.openpty()
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=inside, stdout=inside, stderr=inside, start_new_session=True)
    os.close(inside)

    said = _converse(terminal, [("Name", "aigerim"), ("Password: ", "short"), ("Password: ", PASSWORD), ("again: ", PASSWORD)])

    assert process.wait(30) == 0
    assert "too short" in said
    assert "Made the editor's account 'aigerim'." in said
    assert PASSWORD not in said


def _converse(terminal: int, turns: list[tuple[str, str]]) -> str:
    """Answers each prompt in turn; gives everything that was said until the program ended."""
    said = heard = ""
    while True:
        try:
            piece = os.read(terminal, 4096).decode(errors="replace")
        except OSError:  # the other side is gone
            return said
        said += piece
        heard += piece
        if turns and turns[0][0] in heard:
            heard = ""
            os.write(terminal, f"{turns.pop(0)[1]}\n".encode())
