import gettext
import io

import pytest

from portal.local import messages
from portal.local.messages import catalog, packed, unpacked

SOURCE = r"""
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\n"

#: a.py
msgid "Submit \"now\""
msgstr "Déposer"
" maintenant\n"

#, python-format, fuzzy
msgid "Uncertain"
msgstr "Peut-être"

msgid "Not yet"
msgstr ""

#, python-format
msgid "%(n)s hour"
msgid_plural "%(n)s hours"
msgstr[0] "%(n)s heure"
msgstr[1] "%(n)s heures"

msgctxt "verb"
msgid "Open"
msgstr "Ouvrir"

#~ msgid "Old"
#~ msgstr "Vieux"
"""


def test_catalog_holds_what_is_translated_for_certain():
    assert catalog(SOURCE) == {
        "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n > 1);\n",
        'Submit "now"': "Déposer maintenant\n",
        "%(n)s hour\0%(n)s hours": "%(n)s heure\0%(n)s heures",
        "verb\4Open": "Ouvrir",
    }


def test_packed_is_read_by_the_standard_library():
    french = gettext.GNUTranslations(io.BytesIO(packed(catalog(SOURCE))))

    assert [
        french.gettext('Submit "now"'),
        french.ngettext("%(n)s hour", "%(n)s hours", 1),
        french.ngettext("%(n)s hour", "%(n)s hours", 2),
        french.pgettext("verb", "Open"),
        french.gettext("Uncertain"),
    ] == ["Déposer maintenant\n", "%(n)s heure", "%(n)s heures", "Ouvrir", "Uncertain"]


def test_unpacked_gives_back_what_was_packed():
    assert unpacked(packed(catalog(SOURCE))) == catalog(SOURCE)


@pytest.mark.parametrize(
    ("change", "stale"),
    [
        ("", []),
        ("\nmsgid 'x'\n", []),
        ('\nmsgid "New"\nmsgstr "Neuf"\n', ["locale/fr/LC_MESSAGES/django.po"]),
    ],
)
def test_stale_names_the_source_that_says_something_new(tmp_path, monkeypatch, change, stale):
    monkeypatch.setattr(messages, "ROOT", tmp_path)
    source = tmp_path / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    source.parent.mkdir(parents=True)
    source.write_text(SOURCE)
    before = messages.stale()
    messages.compile_all([])
    source.write_text(SOURCE + change)

    assert (before, messages.stale()) == (["locale/fr/LC_MESSAGES/django.po"], stale)
