"""Who may speak, for whom, and until when."""

from __future__ import annotations

from itertools import permutations

import pytest

from panel_tui.journal import Key, Register, heads
from panel_tui.journal.authority import authority
from panel_tui.journal.signing import SignedHead, fingerprint
from tests.world import World, authority_in, score_of


def refusal(world: World, id_: str) -> str:
    return world.authority.refusal(world.said[id_]) or ""


def test_invited_devices_speak_for_their_member_and_for_nobody_else() -> None:
    world = World()
    assert world.authority.refusal(world.score("A", "x", 3)) is None
    assert world.authority.refusal(world.score("B", "x", 3)) is None
    assert "okafor may not say a score as own" in refusal(world, world.score("C", "x", 3).id)


def test_a_device_with_a_key_that_the_office_never_gave_is_a_stranger() -> None:
    world = World()
    world.join("priya", "Z", Key(b"z" * 32))
    assert "does not speak for priya" in refusal(world, world.score("Z", "x", 3).id)


def test_an_invitation_for_one_member_does_not_admit_another() -> None:
    world = World()
    world.join("okafor", "Z", world.invite("priya"))
    assert world.pens["Z"].device not in world.authority.devices


def test_a_copied_proof_admits_no_other_device() -> None:
    world = World()
    joined = next(e for e in world.said.values() if e.device == world.pens["A"].device)
    assert joined.body
    stolen = dict(joined.body.value)  # type: ignore[arg-type]  # a device's value is a mapping
    world.pens["Z"] = world.pens["C"]
    pen = world.pens["Z"] = type(world.pens["C"])(world.call, "priya", Key(b"y" * 32), world.chance)
    world.say("Z", Register.of("device", device=pen.device, member="priya"), {**stolen, "key": pen.key.public})
    assert pen.device not in world.authority.devices


def test_only_the_device_in_the_calls_id_founds_it() -> None:
    world = World()
    pen = type(world.pens["C"])(world.call, "mallory", Key(b"m" * 32), world.chance)
    world.pens["M"] = pen
    value = {"slug": "tfo-2017", "title": "Mine", "key": pen.key.public, "office": "mallory", "recovery": "0" * 64}
    world.say("M", Register.of("call"), value)
    assert "mallory" not in world.authority.roles


def test_the_recovery_key_lets_the_office_back_in() -> None:
    world = World()
    world.join("office", "O2", world.recovery)
    said = world.say("O2", Register.of("member", member="late"), {"name": "Late", "role": "observer"})
    assert world.authority.refusal(said) is None


def test_members_say_no_office_kinds_and_observers_no_scores() -> None:
    world = World()
    said = world.say("A", Register.of("member", member="friend"), {"name": "Friend", "role": "chair"})
    assert "priya may not say a member" in refusal(world, said.id)
    world.say("O", Register.of("member", member="ola"), {"name": "Ola", "role": "observer"})
    world.join("ola", "W", world.invite("ola"))
    score = world.say("W", score_of("x", "ola"), {"score": "3", "rubric": "a" * 64, "proposal": "b" * 64})
    assert "ola may not say a score" in refusal(world, score.id)


def test_the_office_types_scores_for_members_only() -> None:
    world = World()
    said = world.say(
        "O", score_of("x", "nobody"), {"score": "3", "rubric": "a" * 64, "proposal": "b" * 64}, source="transcribed"
    )
    assert "office may not say a score as transcribed" in refusal(world, said.id)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"score": "3,5", "rubric": "a" * 64, "proposal": "b" * 64}, "score"),
        ({"score": None, "rubric": "a" * 64, "proposal": "b" * 64}, "a score belongs to the state"),
        ({"score": "3", "rubric": "a" * 64}, "proposal"),
        ({"score": 3, "rubric": "a" * 64, "proposal": "b" * 64}, "score"),
        ({"score": "3", "rubric": "a" * 64, "proposal": "b" * 64, "bonus": "1"}, "bonus"),
        ("3", "valid dictionary"),
    ],
)
def test_a_value_that_its_kind_does_not_allow_is_not_admitted(value: object, words: str) -> None:
    world = World()
    assert words in refusal(world, world.say("A", score_of("x"), value).id)


def test_a_register_with_other_parts_than_its_kind_is_not_admitted() -> None:
    world = World()
    said = world.say("A", Register.of("score", member="priya"), {"cleared": True})
    assert "a score is about criterion, member, proposal, round, stage" in refusal(world, said.id)


def test_an_unknown_kind_is_kept_but_not_admitted() -> None:
    world = World()
    assert "does not know the kind 'hologram'" in refusal(world, world.say("A", Register.of("hologram"), 1).id)


def test_what_was_said_before_a_role_ended_stays_said() -> None:
    world = World()
    before = world.score("A", "x", 4)
    upto = {world.pens["A"].device: before.id}
    world.say("O", Register.of("role_end", member="priya", role="member"), {"upto": upto, "reason": "left"})
    late = world.score("A", "x", 1, (before.id,))
    elsewhere = world.score("B", "y", 1)
    assert heads(world.said, world.authority)[score_of("x")] == [before.id]
    assert "may not say" in refusal(world, late.id)
    assert "may not say" in refusal(world, elsewhere.id)
    assert world.authority.roles_of("priya") == frozenset()


def test_a_revoked_laptop_keeps_what_it_said_before() -> None:
    world = World()
    before = world.score("A", "x", 4)
    world.say("O", Register.of("device_end", device=world.pens["A"].device), {"upto": before.id, "reason": "lost"})
    late = world.score("A", "x", 1, (before.id,))
    assert "does not speak" in refusal(world, late.id)
    assert heads(world.said, world.authority)[score_of("x")] == [before.id]
    again = world.score("B", "x", 2, (before.id,))
    assert heads(world.said, world.authority)[score_of("x")] == [again.id]


def test_a_withdrawn_end_no_longer_counts() -> None:
    world = World()
    register = Register.of("device_end", device=world.pens["A"].device)
    end = world.say("O", register, {"upto": None, "reason": "thought lost"})
    assert "does not speak" in refusal(world, world.score("A", "x", 1).id)
    world.say("O", register, {"cleared": True, "reason": "found again"}, (end.id,))
    assert world.authority.refusal(world.score("A", "x", 1)) is None


def test_members_cannot_end_each_other() -> None:
    world = World()
    world.say("C", Register.of("role_end", member="priya", role="member"), {"upto": {}, "reason": "spite"})
    assert world.authority.refusal(world.score("A", "x", 1)) is None


def test_the_order_of_arrival_does_not_matter() -> None:
    world = World()
    world.say("O", Register.of("member", member="sam"), {"name": "Sam", "role": "office"})
    world.join("sam", "S", world.invite("sam"))
    world.say("S", Register.of("member", member="late"), {"name": "Late", "role": "chair"})
    governing = [entry for entry in world.said.values() if entry.device in (world.pens["S"].device,)]
    rest = [entry for entry in world.said.values() if entry not in governing]
    expected = world.authority
    for order in permutations(governing):
        journal = {entry.id: entry for entry in [*order, *reversed(rest)]}
        assert authority_in(world.call, journal) == expected


def test_a_signed_head_holds_only_as_it_was_signed() -> None:
    world = World()
    head = world.pens["A"].sign_head(7, "c" * 64)
    assert head.holds
    for altered in (
        SignedHead(head.call, head.device, head.key, head.id, 8, head.signature),
        SignedHead(head.call, head.device, head.key, "d" * 64, 7, head.signature),
        SignedHead("other", head.device, head.key, head.id, 7, head.signature),
        SignedHead(head.call, fingerprint("00"), head.key, head.id, 7, head.signature),
        SignedHead(head.call, head.device, head.key, head.id, 7, "zz"),
    ):
        assert not altered.holds


@pytest.mark.parametrize(
    ("kind", "about", "value"),
    [
        ("declined", {"stage": "full"}, {"reason": "Outside my expertise"}),
        ("question", {"question": "0a1b2c3d"}, {"text": "Does the ask include VAT?"}),
    ],
)
def test_a_member_declines_and_asks_for_themself_and_never_with_blank_words(
    kind: str, about: dict[str, str], value: dict[str, str]
) -> None:
    world = World()
    mine = Register.of(kind, **about, proposal="TFO-001", member="priya")
    said = world.say("A", mine, value)
    assert world.authority.refusal(said) is None
    assert f"okafor may not say a {kind}" in refusal(world, world.say("C", mine, value).id)
    assert world.authority.refusal(world.say("O", mine, value, source="transcribed")) is None
    assert world.authority.refusal(world.say("A", mine, {"cleared": True}, (said.id,))) is None
    assert "its value is not one" in refusal(world, world.say("A", mine, dict.fromkeys(value, " \n")).id)


def test_the_office_alone_answers() -> None:
    world = World()
    register = Register.of("answer", proposal="TFO-001", question="0a1b2c3d")
    value = {"question": "Is VAT in the ask?", "answer": "It is."}
    assert world.authority.refusal(world.say("O", register, value)) is None
    assert "priya may not say an answer" in refusal(world, world.say("A", register, value).id)
    assert "its value is not one" in refusal(world, world.say("O", register, {**value, "member": "priya"}).id)


def test_an_invitation_said_of_two_people_admits_both_in_whatever_order_it_was_said() -> None:
    world = World()
    invitation = world.invite("priya")
    world.say("O", Register.of("invitation", invitation=invitation.public), {"member": "okafor"})
    for member, device in (("priya", "P"), ("okafor", "Q")):
        world.join(member, device, invitation)
    for said in (list(world.said.values()), list(reversed(world.said.values()))):
        devices = authority(world.call, said, lambda id_: world.said[id_].prev).devices
        assert devices[world.pens["P"].device] == "priya"
        assert devices[world.pens["Q"].device] == "okafor"


def test_a_device_that_says_it_were_two_peoples_speaks_for_the_same_one_in_whatever_order_that_comes() -> None:
    world = World()
    world.join("priya", "P", world.invite("priya"))
    del world.tips["P"]  # a copy that begins anew
    world.join("okafor", "P", world.invite("okafor"), world.pens["P"].key)
    for said in (list(world.said.values()), list(reversed(world.said.values()))):
        devices = authority(world.call, said, lambda id_: world.said[id_].prev).devices
        assert devices[world.pens["P"].device] == "okafor"
