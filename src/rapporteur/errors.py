"""Errors for callers. Each says what is wrong and what to do next; doubts about a report are Diagnostics instead.

RapporteurError
├── ReportError         a file or text that cannot be read as a report
├── DossierError        a dossier that cannot be opened or written
│   ├── NotADossier     the file is something else
│   ├── NewerDossier    written by a later version
│   └── DossierBusy     locked by another process, or the disk is full
├── ModelError          the shipped model is missing, damaged or of another version
└── UsageError          an argument that makes no sense (exit code 2)
"""


class RapporteurError(Exception):
    """Anything that Rapporteur raises on purpose. The message is one line and says what to do next."""


class ReportError(RapporteurError):
    """A file or text that cannot be read as a report."""


class DossierError(RapporteurError):
    """A dossier that cannot be opened or written."""


class NotADossier(DossierError):
    """The file is no dossier."""


class NewerDossier(DossierError):
    """The dossier was written by a later version of Rapporteur."""


class DossierBusy(DossierError):
    """The dossier is locked by another process or cannot be written (disk full, read-only)."""


class ModelError(RapporteurError):
    """The shipped model is missing, damaged or does not fit this version."""


class UsageError(RapporteurError):
    """An argument that makes no sense."""
