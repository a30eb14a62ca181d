"""Below cli and web: helpers that ask something outside this program. Off unless the user names an address.

Takes an address, gives a helper for `onrecord.letters.parse(source, helpers=[...])`. May use the network; says so
before any text leaves the machine. Only `onrecord read --helper` uses this one. Start reading at `chat.py`.
"""

from onrecord.assist.chat import ChatHelper

__all__ = ["ChatHelper"]
