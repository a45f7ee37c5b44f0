"""Social platforms' interface lines, and the posts of a feed page that lie between them."""

from __future__ import annotations

import re
from functools import lru_cache

# A line that ends a post, whatever the platform: what a reader may do with it stands under it. Whole lines
# only, and only ones that no press release has; a lone "Share" stands on every website.
_ENDS = (
    # LinkedIn
    r"(?:to|sign in to) view or (?:add|leave) a comment(?:, sign in)?",
    r"like\W+comment\W+(?:share|repost)(?:\W+(?:send|share))?",
    r"see all comments",
    # Facebook
    r"like\W+(?:reply|comment)\W+share",
    r"write a (?:public )?comment\W*",
    # X (Twitter)
    r"(?:reply|comment)\W+(?:repost|retweet)\W+like(?:\W+(?:share|view|bookmark))*",
    r"show this thread|read \d+ repl(?:y|ies)|read the full conversation on (?:x|twitter)",
    # Instagram
    r"view all [\d,.]+[km]? comments|add a comment\W*|view (?:more|this post|profile) on instagram",
    # Mastodon, Bluesky, Threads
    r"(?:reply|repost|boost)\W+(?:boost|reply)\W+(?:favou?rite|like)(?:\W+(?:bookmark|share|more))*",
)
# A line that begins the next post, or the list of them. Not "Recent posts", which every blog has.
_BEGINS = (
    r"more relevant posts|more from this (?:author|page)",
    r".{1,60} (?:reposted|retweeted|boosted|shared a post|reposted this|commented on this|likes this)",
    r"pinned (?:post|tweet)",
)
# A line that belongs to no post, but may stand inside one: who follows, how many liked.
_COUNTS = (
    r"\d[\d,.\s]*[km]?\+? (?:followers?|following|connections|posts?|articles?|documents?|videos?|likes?|"
    r"reactions?|comments?|shares?|reposts?|retweets?|quotes?|replies|reply|views?|impressions?|"
    r"bookmarks?|favou?rites|boosts?|others?)(?:\W+\d[\d,.\s]*[km]? (?:comments?|shares?|reposts?|likes?|"
    r"following|followers?|views?))*",
    r"[\d,.]{1,7}[km]?|\d{1,3}\s?(?:s|m|min|h|hr|d|w|mo|yr|y)(?: ago)?(?:\W+edited)?\W*",
    r"like|comment|share|send|repost|reply|retweet|quote|boost|favou?rite|bookmark|follow(?:ing)?|"
    r"connect|message|report(?: this)?(?: post| comment)?|view (?:profile|full profile|organization page|"
    r"page)|see (?:more|translation|original|less)|show (?:more|less|translation|replies)|"
    r"translated from .{1,20}|load more|all reactions:?|most relevant|promoted|sponsored|edited|"
    r"verified(?: account)?|sign (?:in|up)|log in|join now|new to linkedin\?.{0,40}|explore topics|"
    r"what's happening|trending now|"
    r"don't miss what's happening|who to follow|relevant people|suggested for you",
    r"(?:recent|latest|other|similar) posts|posts|you (?:might|may) (?:also )?like",
    r"liked by .{1,60} and [\d,.]+[km]? others?",
)


def _lines(alternatives: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"[-•·\s]{{0,4}}(?:{'|'.join(alternatives)})\s*", re.IGNORECASE)


_END = _lines(_ENDS)
_BEGIN = _lines(_BEGINS)
_COUNT = _lines(_COUNTS)
_LONGEST = 120  # characters; no interface line is longer
_REMEMBERED = 4096  # lines; they recur from page to page
_BULLETS = frozenset("- – — • · *".split())
# Who posts: LinkedIn's title of a page; and the head of a post, a handle and the post's age or day.
_AGE = (
    r"(?:\d{1,3}\s?(?:s|m|min|h|d|w|mo|yr|y)|[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|"
    r"\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?)"
)
_OWNER = re.compile(
    r".{1,80}['’]s? [Pp]ost\s*|(?P<head>.{1,60}\s@?[\w.-]{2,40}(?:@[\w.-]{2,40})?\s?[·•]\s?" + _AGE + r")"
)


def is_interface(line: str) -> bool:
    """Whether a line is a platform's own wording: it says nothing of the post.

    >>> is_interface("1,786 followers"), is_interface("Follow the money")
    (True, False)
    """
    return len(line) <= _LONGEST and bool(
        _COUNT.fullmatch(line) or _END.fullmatch(line) or _BEGIN.fullmatch(line)
    )


def is_owner(line: str) -> bool:
    """Whether a line says whose post stands on the page ("IOM Montenegro’s Post").

    >>> is_owner("IOM Montenegro’s Post"), is_owner("The Washington Post")
    (True, False)
    """
    return _owner(line) is not None


def _owner(line: str) -> re.Match[str] | None:
    likely = "ost" in line or "·" in line or "•" in line
    return _OWNER.fullmatch(line) if likely else None


@lru_cache(_REMEMBERED)
def _judged(line: str) -> tuple[bool, bool, bool, bool]:
    """Whether a line ends a post, begins the next, is the head of one, or counts who saw it."""
    head = (owner := _owner(line)) is not None and owner["head"] is not None
    return bool(_END.fullmatch(line)), bool(_BEGIN.fullmatch(line)), head, bool(_COUNT.fullmatch(line))


def split(text: str) -> list[tuple[int, int]]:
    """The posts of a feed page, as half-open offsets; [] where `text` is no feed page.

    A page is a feed where platforms' lines part it at least twice: a press release may quote one.

    >>> page = "We met.\\nLike Comment Share\\n-\\nThey met.\\nLike Comment Share\\n12 followers"
    >>> [page[start:end] for start, end in split(page)]
    ['We met.', 'They met.']
    """
    posts: list[tuple[int, int]] = []
    lines: list[tuple[int, int, bool]] = []  # the post's lines so far, and whether each is the interface's
    ends = begins = 0
    for match in re.finditer(r"[^\n]+", text):
        line = match.group().strip()
        if not line:
            continue
        end, begin, head, count = _judged(line) if len(line) <= _LONGEST else (False,) * 4
        ends, begins = ends + end, begins + begin + head
        if end or begin or head:
            posts += _trimmed(lines)
            lines = []
        if not (end or begin):
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            lines.append((start, start + len(line), count or line in _BULLETS))
    posts += _trimmed(lines)
    return posts if ends + begins >= 2 else []


def _trimmed(lines: list[tuple[int, int, bool]]) -> list[tuple[int, int]]:
    """From the first to the last line that is not the interface's; [] where there is none."""
    content = [(start, end) for start, end, outside in lines if not outside]
    return [(content[0][0], content[-1][1])] if content else []
