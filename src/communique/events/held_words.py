"""The words around a gathering's name that say that it was, or will be, held, and those that take it back."""

from __future__ import annotations

import re

# Someone held it, opened it, went there, or it was held: a happening, not an idea.
HOLDING = re.compile(
    r"\b(?:h[eo]ld|holds|holding|(?:co-?)?host(?:s|ed|ing)?|conven(?:e|es|ed|ing)|(?:co-?)?organi[sz](?:e|es|ed|ing)|"
    r"conduct(?:s|ed|ing)?|ran|runs?|running|open(?:s|ed|ing)|clos(?:es|ed|ing)|inaugurat(?:ed|es|ing)|"
    r"attend(?:s|ed|ing)?|address(?:es|ed|ing)?|(?:co-?)?chair(?:s|ed|ing)?|facilitat(?:e|ed|es|ing)|"
    r"conclud(?:e|ed|es|ing)|deliver(?:ed|s|ing)|had|launch(?:ed|es|ing)|participat(?:e|ed|es|ing)\sin|"
    r"(?:took|takes|take|taking)\spart\sin|(?:met|meets?|gather(?:ed|s)?)\s(?:\S+\s){0,4}(?:for|at|in|during)|"
    r"(?:speak(?:s|ing)?|spoke|said|remarks(?:\s\S+){0,3}|speech|delivered(?:\s\S+){0,2}|statements?)\s(?:at|to|during)|"
    r"preceded\sby|followed\sby|completed|wrapped\sup|commence[sd]?|began|kick(?:ed|s)\soff|"
    r"(?:opened|began|started|kicked\soff|concluded|ended|closed|culminated)\s(?:with|in))(?:\s\w+ly)?\s$",
    re.I,
)
# Words that place something at a gathering, which then is taken for real if it has a name.
PLACING = re.compile(
    r"\b(?:at|during|following|after|ahead\sof|prior\sto|before|(?:outcomes?|results?|end|conclusion|margins|dates?|venue|place|"
    r"sidelines|occasion|day|part|framework|recommendations|conclusions|opening|eve|participants|success|"
    r"preparations?|host|delegates)\s(?:of|to|in|for)|day\s\d\sof|(?:welcom|hail)(?:e|es|ed|s)|attendance\sat|since|"
    r"from|in|to|for|followed|follows)\s$",
    re.I,
)
# Not "a dialogue which has convened 21 conferences", which did it to others.
HELD_AFTER = re.compile(
    r"(?!,?\s(?:(?:which|that)\s)?(?:has|have|had)\s(?:held|hosted|convened|conducted|organi[sz]ed|facilitated)\s(?!in\b|on\b|at\b|by\b))"
    r"[\"']?(?:,?\s(?:themed|entitled|titled|dubbed|(?:on|under)\sthe\stheme)\b[^.]{1,250}?)?"
    r"(?:\s(?:on|for|of|between|with|to)\s(?:(?!\b(?:who|which|that|to|and)\b)[^.;,]){1,90}?)?"
    r"(?:\s\([^()]{1,40}\))?[\"']?(?:,[^,;]{1,60},)?,?\s(?:(?:which|that)\s)?"
    r"(?:(?:was|were|is|are|has|had|have|been|being|will|also|currently|officially|jointly|be|to|due|scheduled|\ue006)\s){0,4}"
    r"(?:held|hosted|convened|conducted|organi[sz]ed|attended|opens?|opened|take\splace|took\splace|taken\splace|"
    r"takes\splace|taking\splace|conclude[ds]?|kicked\soff|kicks?\soff|begins?|began|start(?:ed|s)?|closes|closed|"
    r"ended|ends|gathered|brought\stogether|brings\stogether|bringing\stogether|attended|chaired|co-chaired|"
    r"co-organi[sz]ed|co-hosted|called(?=\s(?:in|by)\s)|coming\sto(?=\s(?-i:[A-Z]))|postponed|rescheduled|facilitated|inaugurated|reminded|met)\b",
    re.I,
)
# "had an extremely constructive meeting", "A five-day workshop for member states ... opened in Accra".
HELD_ADJECTIVES = re.compile(
    r"\b(?:held|had|hosted|hold|holds|hosts)\san?\s(?:[\"']?[\w-]+[\"']?\s){1,3}$", re.I
)
HELD_LATER = re.compile(
    r"[^.;]{0,240}?\b(?:opened|opens|begins|starts|(?:was|were|has\sbeen|is\sbeing|will\sbe)\s(?:held|organi[sz]ed|convened|hosted)|took\splace|"
    r"will\s(?:open|begin|start|take\splace)|"
    r"concluded|ended|closed|closes|began|kicked\soff|commenced|got\sunderway)\b",
    re.I,
)
# "Held on Monday in his office, talks", "is organizing, together with the ILO, the Workshop".
HELD_APART = re.compile(
    r"\b(?:h[eo]ld|hosted|(?:co-)?organi[sz](?:ed|es|ing)|conven(?:ed|es|ing)|conducted|opened|launched|inaugurated|attended)"
    r"(?:\s\([^()]{1,20}\)|,\s[^.;,]{1,90},|,?\s(?:on|in|at|with|from|today|yesterday|here|jointly|\ue006)(?:\s[^.;]{0,110}?)?,?)\s$",
    re.I,
)
# A wish, a plan without a day, a habit: no event. "May" is a month; "would" also reports what is planned.
UNREAL = re.compile(
    r"\b(?:[Ss]hould|[Cc]ould|[Mm]ight|may|[Cc]an|[Ii]f|[Ww]hether|[Pp]ropos(?:e[sd]?|ing|al)|[Ss]uggest(?:s|ed|ing)?|"
    r"\bcall(?:s|ed|ing)?\s(?:for|on)|[Uu]rg(?:e[sd]?|ing)|[Rr]ecommend(?:s|ed|ing)?|[Hh]op(?:e[sd]?|ing)\s(?:to|for|that)|"
    r"[Ww]ish(?:e[sd])?(?!\slist)|[Pp]lans?\sto|[Nn]eed\s(?:for|to)|[Pp]ossib\w+|[Pp]otential|[Rr]egular(?:ly)?|[Ee]very|[Ee]ach|[Aa]ny|"
    r"[Aa]nnually|[Uu]sually|[Oo]ften|[Ff]requent(?:ly)?|[Cc]ancel\w+|[Nn]ever|[Nn]o|without|such as a|"
    r"series of|"
    r"[Ww]ould (?:like|be)|able to)\b"
)
UNREAL_AFTER = re.compile(
    r"\s(?:\S+\s){0,2}?(?:should|could|might|may|can)\s|\s(?:\S+\s){0,5}every\s|\s(?:was|were|"
    r"has been)\scancel"
    r"|\s(?:has|have)\sbeen\s\w+\s(?:since|every|annually|regularly)|\s(?:are|is)\s(?:usually|regularly|normally|held\sannually)",
    re.I,
)
