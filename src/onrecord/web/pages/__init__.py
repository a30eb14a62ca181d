"""One page, one module: functions from a request to an answer, and their `ROUTES`."""
