"""Many uploads at once: a day's quota holds, and nothing over it leaves a row."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from portal.files.inspection import FileRefused
from portal.files.models import StoredFile
from tests.factories import make_file, make_person

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE, ALLOWED = 12, 5


def test_uploads_at_once_are_counted_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.files.services.FILES_A_DAY", ALLOWED)
    person, line = make_person(), Barrier(AT_ONCE)
    outcomes: list[str] = []

    def upload(number: int) -> None:
        try:
            line.wait()
            make_file(actor=person, name=f"{number}.txt")
            outcomes.append("stored")
        except FileRefused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [Thread(target=upload, args=[number]) for number in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (outcomes.count("stored"), outcomes.count("refused")) == (ALLOWED, AT_ONCE - ALLOWED)
    assert StoredFile.objects.filter(uploaded_by=person).count() == ALLOWED
