from equityjournal.core.notices.words.sentences import begins_sentence


def test_a_quotation_mark_before_a_word_begins_a_sentence() -> None:
    """Somebody speaks: the capital comes from there, as it does after a full stop; an apostrophe is none."""
    assert begins_sentence('She said "Grace rang".', 10)
    assert begins_sentence("It rained. Grace rang.", 11)
    assert not begins_sentence("I told Grace.", 7)
