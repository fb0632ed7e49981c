"""Who signed what: kept once, with its version, and never again changed."""

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import translation

from applications import services
from applications.dialogue import services as dialogue
from applications.models import AccessMode
from applications.paper.models import Signature
from applications.statuses import Status
from applications.versions import freeze
from companies.models import Membership
from portal.accounts.roles import Role
from portal.workflow.engine import MoveRefused
from tests.applications.writing import errors, hidden, page, text
from tests.factories import NOW, join, make_person, make_walk
from tests.factories.sessions import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


def test_the_page_says_as_what_and_over_what_one_signs(draft) -> None:
    answer = signed_in(draft.owner).get(page("check", draft.application))
    words = text(answer)
    signed = hidden(answer)["signed"]
    assert f"Signed by {draft.owner.name}" in words
    assert "As Manager entered in the trade register (RCS) · Confirmed For" in words
    assert f"Fingerprint of what you sign {signed}" in words


def test_an_editor_reads_the_declaration_nowhere_as_their_own(draft, editor) -> None:
    words = text(signed_in(editor).get(page("check", draft.application)))
    assert "Your signature" not in words


def test_signing_keeps_who_as_what_when_and_in_which_words(draft) -> None:
    client = signed_in(draft.owner)
    client.cookies["django_language"] = "en"
    address = page("check", draft.application)
    client.post(address, hidden(client.get(address)) | {"declare": "on"})
    signature = Signature.objects.get()
    version = draft.application.versions.get()
    assert (signature.version, signature.digest, signature.at) == (version, version.digest, NOW)
    assert (signature.by, signature.name) == (draft.owner, draft.owner.name)
    assert (signature.mandate.person, signature.mandate_kind) == (draft.owner, "register")
    assert (signature.mandate_status, signature.language, signature.edition) == ("confirmed", "en", "2026-11")
    assert signature.text.startswith("By signing you declare that\n- what is written here is correct")
    assert draft.application.mode.conditions.split("\n")[0] in signature.text
    words = text(client.get(page("version", draft.application, 1)))
    assert f"Signed by {draft.owner.name}" in words
    assert f"{draft.owner.name} signed it." in text(client.get(page("confirmation", draft.application)))


def test_the_words_are_kept_in_the_language_in_which_they_were_read(draft) -> None:
    services.submit(application=draft.application, actor=draft.owner, at=NOW, language="fr")
    kept = Signature.objects.get()
    with translation.override("fr"):
        conditions = AccessMode.objects.get(pk=draft.mode.pk).conditions
    assert kept.language == "fr"
    assert conditions.splitlines()[0] in kept.text


def test_words_that_changed_since_the_page_was_opened_are_not_signed(draft) -> None:
    client, address = signed_in(draft.owner), page("check", draft.application)
    carried = hidden(client.get(address))
    AccessMode.objects.filter(pk=draft.mode.pk).update(conditions_en="Something else entirely.")
    answer = client.post(address, carried | {"declare": "on"})
    assert errors(answer) == [
        "The words of the declaration have changed since you opened this page. Read them, then sign."
    ]
    assert not Signature.objects.exists()
    client.post(address, hidden(answer) | {"declare": "on"})
    assert "Something else entirely." in Signature.objects.get().text


def test_a_double_click_signs_once(draft) -> None:
    client, address = signed_in(draft.owner), page("check", draft.application)
    carried = hidden(client.get(address)) | {"declare": "on"}
    answers = [client.post(address, carried) for _click in range(2)]
    assert {answer["Location"] for answer in answers} == {page("confirmation", draft.application)}
    assert Signature.objects.count() == 1


def test_an_answer_is_a_new_version_without_a_signature(draft) -> None:
    walk = make_walk(at=Status.QUESTION_OPEN)
    editor = join(walk.company, role=Role.EDITOR, user=make_person("Ben Editor"))
    values = {"kind_of_work": "inference", "model": "X", "software": "Y", "container": "no"}
    services.save_section(application=walk.application, section="work", values=values, actor=editor, at=NOW)
    dialogue.answer(application=walk.application, texts={1: "That one."}, actor=editor, at=NOW)
    assert walk.application.versions.count() == 2
    assert Signature.objects.filter(version__application=walk.application).count() == 1


def test_who_holds_no_mandate_cannot_sign(draft) -> None:
    owner = make_person("Second Owner")
    Membership.objects.create(company=draft.company, user=owner, role=Role.OWNER, since=NOW)
    with pytest.raises(MoveRefused, match="Say first that you may bind"):
        services.submit(application=draft.application, actor=owner, at=NOW)


@pytest.mark.parametrize("change", ["UPDATE paper_signature SET name = 'X'", "DELETE FROM paper_signature"])
def test_the_database_lets_nobody_change_a_signature(change: str) -> None:
    make_walk(at=Status.SUBMITTED)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_the_database_refuses_a_signature_over_something_else(draft) -> None:
    walk = make_walk(at=Status.SUBMITTED)
    kept = Signature.objects.get()
    editor = join(walk.company, role=Role.EDITOR)
    walk.start_review()
    walk.ask()
    services.save_section(
        application=walk.application, section="work", values={"model": "Z"}, actor=editor, at=NOW
    )
    later = freeze(walk.application, actor=editor, at=NOW)
    kept.pk, kept.version, kept._state.adding = None, later, True
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save(force_insert=True)
