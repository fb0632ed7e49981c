import sys

from portal.local.checks import STEPS, Step, report


def step(name: str, script: str, **env: str) -> Step:
    return Step(name, (sys.executable, "-c", script), env)


def test_report_takes_every_step_and_shows_what_a_failed_one_said(capfd):
    code = report([step("one", "print('hidden')"), step("two", "exit('wrong')"), step("three", "")])

    assert (code, capfd.readouterr().out) == (
        1,
        f"{'one':<20} ok\n{'two':<20} failed\nwrong\n\n{'three':<20} ok\nFailed: two.\n",
    )


def test_report_is_content_when_every_step_holds(capfd):
    code = report([step("one", "import os; assert os.environ['WORD'] == 'word'", WORD="word")])

    assert (code, capfd.readouterr().out) == (0, f"{'one':<20} ok\nEverything holds.\n")


def test_steps_are_those_that_a_submission_has_to_pass():
    assert [each.name for each in STEPS] == [
        "lint",
        "format",
        "types",
        "import contracts",
        "migrations",
        "deploy",
        "compiled messages",
    ]
