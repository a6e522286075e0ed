from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import SearchEntry
from tests.factories.record import make_record


@pytest.mark.django_db
def test_the_index_is_made_anew() -> None:
    make_record()
    SearchEntry.objects.create(kind="person", record_id="nobody", label="Nobody")
    out = StringIO()

    call_command("rebuild_search", stdout=out)

    assert not SearchEntry.objects.filter(record_id="nobody").exists()
    assert out.getvalue() == f"{SearchEntry.objects.count()} entries.\n"
