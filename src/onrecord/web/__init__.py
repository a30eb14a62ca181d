"""The desk: pages and their JSON twins over `api`. No page thinks for itself.

Takes requests, gives pages; each page is one module in `pages/` with its `ROUTES`, one template beside it, and the same
address with `.json` gives the values the template was filled with. Start reading at `app.py`.
"""

from onrecord.web.app import make_app

__all__ = ["make_app"]
