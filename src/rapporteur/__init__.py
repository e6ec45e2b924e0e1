"""Rapporteur reads news reports and keeps a sourced, dated record of who said what on which terms."""

__version__ = "0.1.0"
