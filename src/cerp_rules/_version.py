"""The version of the library, which is the version of its API and never that of the policy."""

__version__ = "0.1.0"
