"""Kinds of the main event that hang on one word of title or lead."""

import pytest

from tests.articles.extraction.reading_aloud import read_story

KINDS = [
    ("Second Plane with Humanitarian Aid Lands in Amman", "An aircraft with medicines has landed at the airport of Amman.", "aid"),
    ("Malta and Kazakhstan Establish Diplomatic Relations", "A Joint Communiqué was signed in New York.", "agreement"),
    ("Ties", "The envoys signed a joint communiqué in New York.", "agreement"),
    ("Golden Plaque Returns Home", "A ceremony of transfer of a golden plaque took place at the Embassy.", "culture"),
    ("News", "Nine climbers, who had been cut off by an avalanche, were rescued on the slopes.", "aid"),
    (
        "Letter of the President Handed Over in Baghdad",
        "Ambassador Ada Borg handed over a message of the President to Prime Minister Leo Grech.",
        "message",
    ),
    ("Greetings to Participants", "The Head of State addressed a welcoming letter to the participants of the forum.", "message"),
    ("Greetings to the King", "The Head of State congratulated King Olav on the national holiday.", "message"),
    ("No Kazakhstanis among Victims of Flood", "There are no citizens among the victims, the Foreign Ministry said.", "statement"),
    ("Honorary Consul in Bergen", "Businessman Ada Borg received the exequatur of Honorary Consul.", "appointment"),
    ("Kazakhstan in Geneva", "Deputy Minister Ada Borg spoke at the session of the UN Human Rights Council.", "conference"),
    ("Leaders in Bishkek", "The President took part in the meeting of the Council of Heads of State.", "conference"),
    ("Council Meets", "The third sitting of the Business Council took place in Oslo.", "consultations"),
    ("Border on Agenda", "The joint demarcation commission met in Oslo.", "consultations"),
    ("Street in Tunis", "A street in Tunis has been named after Abai.", "culture"),
    ("Book in Rome", "A presentation of the book took place in Rome.", "culture"),
    ("Trees in Ankara", "Trees were planted in a park in Ankara.", "culture"),
    ("Consulate in Xi'an", "A consulate has opened its doors in Xi'an.", "culture"),
    ("Observers at Work", "Members of the mission are monitoring the parliamentary elections in Malta.", "vote"),
    ("Hospital Glad", "The agency handed over medicines to a hospital in Kabul.", "aid"),
    ("Doctors on Their Way", "A team of rescuers flew to Izmir to help.", "aid"),
    ("Children Back", "Eleven children were returned to Kazakhstan from camps.", "aid"),
    ("Help for Malta", "Kazakhstan sent aid to the victims of the storm.", "aid"),
    ("Veteran Mourned", "Diplomat Ada Borg passed away.", "incident"),
    ("Two Held in Bali", "Two tourists were detained by the police in Bali.", "incident"),
    ("Twinning Ties", "The Ambassador visited the city hall of Ljubljana and met with Mayor Leo Grech.", "meeting"),
    ("Investors in Kentau", "Akim Ada Borg received a delegation of investors.", "meeting"),
    ("Home Again", "A contingent of peacekeepers has returned to Almaty from the Golan Heights.", "visit"),
]


@pytest.mark.parametrize(("title", "lead", "kind"), KINDS)
def test_kind(title: str, lead: str, kind: str) -> None:
    main = read_story(lead, title=title).main_event

    assert main is not None
    assert main.kind.value == kind
