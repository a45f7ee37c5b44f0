"""What can go wrong, said in one line that names the place and the remedy."""


class CommuniqueError(Exception):
    """Base of every error this package raises on purpose."""


class EvidenceError(CommuniqueError):
    """A row's quote is not what stands at its offsets."""


class CuratedDataError(CommuniqueError):
    """A curated reference file breaks its own rules; names file, line, column and value."""


class TablesError(CommuniqueError):
    """A folder holds no readable tables, or rows do not fit the declared schema."""


class ExportError(CommuniqueError):
    """Tables cannot be written in the form that is asked for; says what would help."""


class ClaimError(CommuniqueError, AssertionError):
    """What a notebook's prose says is not what the tables say; a line for each claim."""


class RecognizerError(CommuniqueError):
    """A recognizer of names is unknown, or what it needs is not installed; says what would help."""


class ReportError(CommuniqueError):
    """A notebook fails, or a report cannot be written; says what would help."""
