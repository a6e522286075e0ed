"""An invented listing to write pages from, and ways to look at what was read."""

from articles.extraction.pages import read_page
from articles.extraction.records import PageRecord

MFA = "Ministry of Foreign Affairs of the Republic of Kazakhstan"
LEAD = f"Ambassador of Kazakhstan to Norway Aldan Berik met with Minister of Energy Sigrid Ravndal in Oslo, {MFA} reports."
BODY = "During the meeting, the parties reviewed the state of trade and agreed to hold the next round of talks in the autumn."
END = "At the conclusion of the meeting, the sides confirmed their readiness to deepen cooperation."
OTHER_LEAD = (
    "Deputy Minister Marat Abishuly received the delegation of Arequipa led by Paola Quintana of Peru, Kazinform News Agency reports."
)
NOTICE = (
    "This information may not be reproduced without reference to Kazakhstan Today. Copyright of materials of News Agency Kazakhstan Today."
)
TITLE = "Kazakhstan and Norway Discuss Transit and Trade"
OTHER_TITLE = "Deputy Minister Receives Delegation from Peru"
QUAKE = "Earthquake jolts Kazakhstan"
MISSION = "Kazakhstan to Open a Trade Mission"
HEADER = "02.03.2026, 12:12 30661"


def read(*lines: str) -> PageRecord:
    return read_page("page.txt", "\n".join(lines))


def outline(page: PageRecord) -> list[tuple[str | None, int]]:
    """Title and number of paragraphs of each story."""
    return [(block.title, len(block.paragraphs)) for block in page.blocks]


def classes(page: PageRecord) -> list[str]:
    return [str(line.line_class) for line in page.lines]


def codes(page: PageRecord) -> list[tuple[str, int]]:
    return [(notice.code, notice.line) for notice in page.notices]
