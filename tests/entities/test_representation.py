"""Who represents whom on a day."""

from datetime import date

import pytest

from entities.representation import Representation, mission_on, representation_of
from tests.factories import CountryFactory, OfficeFactory, PersonFactory, TenureFactory

pytestmark = pytest.mark.django_db


def seen(office, first, last, **values):
    return TenureFactory(office=office, first_seen_on=first, last_seen_on=last, **values)


@pytest.fixture
def office():
    return OfficeFactory(bilateral=True)


@pytest.fixture
def earlier(office):
    return seen(office, date(2024, 1, 10), date(2025, 6, 1))


@pytest.fixture
def later(office):
    return seen(office, date(2026, 2, 1), date(2026, 3, 2))


@pytest.mark.parametrize("on", [date(2024, 1, 10), date(2025, 1, 1), date(2025, 6, 1)])
def test_between_first_and_last_sight_the_holder_is_shown(office, earlier, later, on):
    mission = mission_on(office, [earlier, later], on)

    assert [(holder.tenure, holder.is_shown) for holder in mission.holders] == [(earlier, True)]
    assert mission.others == [later]


def test_after_the_last_sight_nobody_is_taken_for_the_holder(office, earlier, later):
    mission = mission_on(office, [earlier, later], date(2025, 12, 1))

    assert [(holder.tenure, holder.is_shown, holder.last_seen) for holder in mission.holders] == [(earlier, False, date(2025, 6, 1))]


def test_before_the_first_sight_the_next_holder_is_told_as_such(office, earlier, later):
    mission = mission_on(office, [earlier, later], date(2020, 1, 1))

    assert [(holder.tenure, holder.is_shown, holder.first_seen) for holder in mission.holders] == [(earlier, False, date(2024, 1, 10))]


def test_stated_days_go_before_days_of_sight(office):
    tenure = seen(office, date(2026, 2, 1), date(2026, 3, 2), started_on=date(2025, 9, 1), ended_on=date(2026, 6, 30))

    (holder,) = mission_on(office, [tenure], date(2026, 6, 1)).holders

    assert (holder.is_shown, holder.first_seen, holder.last_seen) == (True, date(2025, 9, 1), date(2026, 6, 30))


def test_who_is_only_known_as_former_is_never_the_holder(office):
    former = seen(office, date(2026, 2, 1), date(2026, 3, 2), is_former=True)

    mission = mission_on(office, [former], date(2026, 2, 15))

    assert (mission.holders, mission.others) == ([], [former])


def test_both_ways_are_told_apart(later, django_assert_num_queries):
    kazakhstan, belgium = CountryFactory(alpha2="KZ"), CountryFactory(alpha2="BE")
    back = seen(OfficeFactory(bilateral=True, country=belgium, receiving_state=kazakhstan), date(2026, 1, 1), date(2026, 4, 1))
    seen(OfficeFactory(bilateral=True, country=kazakhstan, receiving_state=CountryFactory(alpha2="IT")), None, None)

    with django_assert_num_queries(3):
        found = representation_of(belgium, date(2026, 3, 1))

    assert [holder.tenure for mission in found.home for holder in mission.holders] == [later]
    assert [holder.tenure for mission in found.foreign for holder in mission.holders] == [back]


def test_the_home_state_has_all_missions(later):
    seen(OfficeFactory(bilateral=True, receiving_state=CountryFactory(alpha2="IT")), date(2026, 1, 1), date(2026, 4, 1))

    all_of_them = representation_of(CountryFactory(alpha2="KZ"), date(2026, 3, 1))
    the_latest = representation_of(CountryFactory(alpha2="KZ"), date(2026, 3, 1), most=1)

    assert [mission.office.receiving_state.alpha2 for mission in all_of_them.home] == ["IT", "BE"]
    assert (all_of_them.foreign, all_of_them.has_more) == ([], False)
    assert ([mission.office.receiving_state.alpha2 for mission in the_latest.home], the_latest.has_more) == (["IT"], True)


def test_rejected_tenures_and_hidden_people_are_not_shown(office):
    seen(office, date(2026, 1, 1), date(2026, 4, 1), is_rejected=True)
    seen(office, date(2026, 1, 1), date(2026, 4, 1), person=PersonFactory(is_public=False))

    assert representation_of(office.receiving_state, date(2026, 3, 1)) == Representation([], [])
