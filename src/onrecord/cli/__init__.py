"""Commands: arguments -> `api` -> print. No command thinks for itself."""
