"""onrecord reads letters to and from states and keeps who said what to whom, in the exact words."""

__version__ = "0.1.0"
