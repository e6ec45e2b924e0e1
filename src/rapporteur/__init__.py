"""Rapporteur reads news reports and keeps a sourced, dated record of who said what on which terms.

>>> record = rapporteur.read(text, outlet="Harbour Post", published="2031-05-07")
>>> with rapporteur.open("tarn.rapporteur") as dossier:
...     dossier.add(["reports/"])
...     for row in dossier.positions():
...         print(row.party, row.issue, row.stance, row.gist)

Importing this package loads nothing but this file: each name is fetched when it is first used.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from rapporteur.api import read as read
    from rapporteur.api import read_file as read_file
    from rapporteur.api import read_files as read_files
    from rapporteur.domain.act import Act as Act
    from rapporteur.domain.act import Actor as Actor
    from rapporteur.domain.act import Condition as Condition
    from rapporteur.domain.act import Place as Place
    from rapporteur.domain.act import Term as Term
    from rapporteur.domain.act import TerritoryStatus as TerritoryStatus
    from rapporteur.domain.diagnostic import Diagnostic as Diagnostic
    from rapporteur.domain.posting import Posting as Posting
    from rapporteur.domain.record import HeldBack as HeldBack
    from rapporteur.domain.record import Record as Record
    from rapporteur.domain.record import from_dict as from_dict
    from rapporteur.domain.record import to_dict as to_dict
    from rapporteur.domain.report import Report as Report
    from rapporteur.domain.span import Span as Span
    from rapporteur.domain.statement import ChainLink as ChainLink
    from rapporteur.domain.statement import Statement as Statement
    from rapporteur.dossier import Dossier as Dossier
    from rapporteur.dossier import Dossier as open
    from rapporteur.errors import DossierBusy as DossierBusy
    from rapporteur.errors import DossierError as DossierError
    from rapporteur.errors import ModelError as ModelError
    from rapporteur.errors import NewerDossier as NewerDossier
    from rapporteur.errors import NotADossier as NotADossier
    from rapporteur.errors import RapporteurError as RapporteurError
    from rapporteur.errors import ReportError as ReportError
    from rapporteur.errors import UsageError as UsageError
    from rapporteur.ledger.check import Fault as Fault
    from rapporteur.pipeline import Done as Done
    from rapporteur.pipeline import Known as Known
    from rapporteur.pipeline import Problem as Problem
    from rapporteur.upkeep import Loaded as Loaded
    from rapporteur.upkeep import Refused as Refused

_HOMES = {
    "api": ("read", "read_file", "read_files"),
    "domain.act": ("Act", "Actor", "Condition", "Place", "Term", "TerritoryStatus"),
    "domain.diagnostic": ("Diagnostic",),
    "domain.posting": ("Posting",),
    "domain.record": ("HeldBack", "Record", "from_dict", "to_dict"),
    "domain.report": ("Report",),
    "domain.span": ("Span",),
    "domain.statement": ("ChainLink", "Statement"),
    "dossier": ("Dossier", "open"),
    "errors": (
        "DossierBusy",
        "DossierError",
        "ModelError",
        "NewerDossier",
        "NotADossier",
        "RapporteurError",
        "ReportError",
        "UsageError",
    ),
    "ledger.check": ("Fault",),
    "pipeline": ("Done", "Known", "Problem"),
    "upkeep": ("Loaded", "Refused"),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Act",
    "Actor",
    "ChainLink",
    "Condition",
    "Diagnostic",
    "Done",
    "Dossier",
    "DossierBusy",
    "DossierError",
    "Fault",
    "HeldBack",
    "Known",
    "Loaded",
    "ModelError",
    "NewerDossier",
    "NotADossier",
    "Place",
    "Posting",
    "Problem",
    "RapporteurError",
    "Record",
    "Refused",
    "Report",
    "ReportError",
    "Span",
    "Statement",
    "Term",
    "TerritoryStatus",
    "UsageError",
    "__version__",
    "from_dict",
    "open",
    "read",
    "read_file",
    "read_files",
    "to_dict",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), "Dossier" if name == "open" else name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _Package(ModuleType):
    """This package's own type: `rapporteur.read` is the function, not the folder `read/` of the same name.

    Importing a submodule binds its name in the package, which would hide the function as soon as the reader is used.
    The folder's modules are imported with `from rapporteur.read import reader`.
    """

    @property
    def read(self) -> Any:
        return import_module("rapporteur.api").read

    @read.setter
    def read(self, module: ModuleType) -> None:
        pass


sys.modules[__name__].__class__ = _Package
