import errno
from pathlib import Path

import pytest

from portal.local.trouble import sentence, sentence_in


def test_sentence_full_disk_says_what_to_do():
    with pytest.raises(OSError, match="No space") as full:
        Path("/dev/full").write_text("x")

    assert sentence(full.value) == (
        "The disk is full: No space left on device. Free some space and give the same command again."
    )


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EROFS, "The disk is read-only: /a. Copy the checkout to a place where you may write."),
        (errno.EDQUOT, "Your disk quota is used up: /a. Free some space and give the same command again."),
        (errno.EBUSY, "The machine refused: /a (words of the system)."),
    ],
)
def test_sentence_names_the_file(number, said):
    assert sentence(OSError(number, "words of the system", "/a")) == said


def test_sentence_in_finds_the_full_disk_in_what_another_program_wrote():
    output = "collecting\nerror: failed to write to file `a`: No space left on device (os error 28)\n"

    assert sentence_in(output) == (
        "The disk is full: error: failed to write to file `a`: No space left on device (os error 28). "
        "Free some space and give the same command again."
    )


def test_sentence_in_is_silent_about_what_it_does_not_know():
    assert sentence_in("something else") == ""
