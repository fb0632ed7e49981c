"""Tables of the form: editions with their rows, and the files that answer them."""

from applications.questionnaires.models.answers import AnswerFile
from applications.questionnaires.models.edition import FIRST, Edition, SectionRow
from applications.questionnaires.models.question import ChoiceRow, ColumnRow, QuestionRow

__all__ = ["FIRST", "AnswerFile", "ChoiceRow", "ColumnRow", "Edition", "QuestionRow", "SectionRow"]
