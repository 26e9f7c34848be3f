"""Two and three letters that are a usual abbreviation, and hardly ever somebody's initials."""

from equityjournal.core.notices.words.english import gathered
from equityjournal.core.notices.words.plain_words import ABBREVIATIONS

DOTTED_WORDS = gathered(
    "am pm eg ie ps nb ca uk us usa eu gp dob ok re no od po tv id iq hq rip aka nhs ie asap bd tds sc iv im"
    " qds prn nbm nad bds"
)
USUAL_PAIRS = gathered("bq hm dv ms rr qa bb pl po tc cp hs vd rb gt ts cs ql")
OTHER_PAIRS = gathered(
    """bc bd bf bk bm bn bo br bs bt bw bx cd cf cm cn co cr cs ct cx da db dc dd dh di dm dr ds dt du dx
    ec ef eg ek em en ep es et eu ex fb fh fn fr fu fx gi gm gu hm ho hs ht hx hz im io iq iu kg km
    kw lb lh lo lp lt lv mg mi mm mo mw nb nf ng nj nm np nq ns nt nv ny nz ob od om op os ox pd pf
    pg pj pn pq pu pv px rc rf rg rh ri rm ro rp rx ry sb sg sl sn sq sr su sv sx tc tg th tn tp ts
    tt tx uf ui ut vh vp vt wa wb wc wi wk wp ws xl xs yr"""
)
"""Further abbreviations of two letters; any other pair of capitals may be somebody's initials."""
_USUAL_THREE = gathered(
    """ace ahp aln amp asd bme cce cic cid cin cla cpp cse cwd cyp dva eal edt eet ehe fap fii fgm fsm fnp
    gld gup
    lea led lgb msf nee ngo nrm nrp pcc plo poc roc sgo smi snd tac taf uas uae usa vip yot yos hcp csm adm
    psw mhp rmo
    sho hlta cpo pso acp anp"""
)


def is_usual(letters: str) -> bool:
    """Whether two or three letters are a usual abbreviation."""
    usual = (ABBREVIATIONS, OTHER_PAIRS, DOTTED_WORDS, USUAL_PAIRS, _USUAL_THREE)
    return any(letters in listed for listed in usual)
