"""The desk: pages and their JSON twins over `api`. No page thinks for itself. Start reading at `app.py`."""
