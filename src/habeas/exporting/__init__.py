"""What leaves the register as files: tables that say of what they are, for which readers and from which version."""

from habeas.exporting.edition import Edition, Signer
from habeas.exporting.writing import FORMATS, ExportError, export, withheld

__all__ = ["FORMATS", "Edition", "ExportError", "Signer", "export", "withheld"]
