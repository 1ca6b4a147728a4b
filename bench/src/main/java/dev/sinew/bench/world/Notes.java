package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Notes, private, shared or public within the same operation: shared by name or by a link in a mail, given to others, deleted
 * and their ids used again.
 */
final class Notes extends Application<Notes.Member> {
    private static final int MOST_NOTES = 30;
    private static final int MOST_OFFERED = 200;

    private final Map<Integer, Note> notes = new HashMap<>();
    private final Deque<Integer> free = new ArrayDeque<>();
    private final List<Integer> offered = new ArrayList<>();
    private int last = 1_000;
    private int edition;

    Notes() {
        super("notes", "notes-d.example");
    }

    static final class Member extends Actor {
        private final String user;
        private final List<Integer> own = new ArrayList<>();
        /** What others shared with it; at first known from a mail alone. */
        private final Set<Integer> received = new LinkedHashSet<>();
        /** What its app showed it so far: of what it was given since it knows from a mail alone. */
        private final Set<Integer> shown = new HashSet<>();
        /** Links in mails that were not opened yet. */
        private final Deque<Integer> mail = new ArrayDeque<>();

        Member(Seat seat, String user) {
            super(seat);
            this.user = user;
        }
    }

    private enum Visibility {
        PRIVATE,
        SHARED,
        PUBLIC
    }

    private static final class Note {
        private final int id;
        private final int edition;
        private Member owner;
        private Visibility visibility = Visibility.PRIVATE;
        private final Set<Member> readers = new LinkedHashSet<>();

        Note(int id, int edition, Member owner) {
            this.id = id;
            this.edition = edition;
            this.owner = owner;
        }

        boolean isFor(Member member) {
            return owner == member
                    || visibility == Visibility.PUBLIC
                    || (visibility == Visibility.SHARED && readers.contains(member))
                    || member.works();
        }
    }

    @Override
    Member member(Actor.Seat seat, Dice dice) {
        Member member = new Member(seat, "u_" + dice.hex(10));
        for (int i = dice.between(2, 6); i > 0 && member.owns(); i--) {
            Note note = make(member, dice);
            if (dice.oneIn(4)) {
                publish(note);
            }
        }
        return member;
    }

    private Note make(Member owner, Dice dice) {
        boolean again = !free.isEmpty() && dice.oneIn(2);
        Note note = new Note(again ? free.remove() : ++last, ++edition, owner);
        notes.put(note.id, note);
        owner.own.add(note.id);
        owner.shown.add(note.id);
        return note;
    }

    private void publish(Note note) {
        note.visibility = Visibility.PUBLIC;
        offered.add(note.id);
        if (offered.size() > MOST_OFFERED) {
            offered.removeFirst();
        }
    }

    @Override
    void signIn(Visit visit, Member actor) {
        String token = visit.dice.hex(48);
        Json body = Json.object().put("email", actor.login).put("password", password(actor));
        Json answer = Json.object().put("userId", actor.user).put("sessionToken", token);
        visit.send(Call.json("POST", root + "/auth/login", body), Reply.ok(answer));
        signedIn(visit, actor, token, 2_000);
    }

    @Override
    Call authorised(Call call, Member actor) {
        return call.with("X-Session-Token", actor.token);
    }

    @Override
    void home(Visit visit, Member actor) {
        actor.shown.addAll(actor.own);
        List<Json> mine = actor.own.stream().map(notes::get).map(Notes::head).toList();
        send(visit, actor, Call.get(root + "/notes"), Reply.ok(Json.object().put("notes", mine)));
    }

    @Override
    void act(Visit visit, Member actor) {
        Dice dice = visit.dice;
        if (actor.works()) {
            moderate(visit, actor);
            return;
        }
        if (!actor.mail.isEmpty()) {
            open(visit, actor, actor.mail.remove());
            return;
        }
        switch (dice.below(24)) {
            case 0, 1 -> create(visit, actor);
            case 2 -> received(visit, actor);
            case 3, 4 -> explore(visit, actor);
            case 5, 6, 7 -> open(visit, actor, offered.isEmpty() ? 1 : dice.of(offered));
            case 8 -> open(visit, actor, actor.received.isEmpty() ? last + 1 + dice.below(9_999) : first(actor, dice));
            case 9 -> open(visit, actor, dice.oneIn(9) ? last * 10 + dice.below(1_000) : mine(actor, dice));
            case 10 -> share(visit, actor, mine(actor, dice));
            case 11 -> show(visit, actor, mine(actor, dice));
            case 12 -> remove(visit, actor, mine(actor, dice));
            case 13 -> give(visit, actor, mine(actor, dice));
            case 14, 15, 16 -> write(visit, actor, mine(actor, dice));
            default -> open(visit, actor, mine(actor, dice));
        }
    }

    private int mine(Member actor, Dice dice) {
        List<Integer> shown = actor.own.stream().filter(actor.shown::contains).toList();
        return shown.isEmpty() ? make(actor, dice).id : dice.of(shown);
    }

    private static int first(Member actor, Dice dice) {
        return dice.of(List.copyOf(actor.received));
    }

    private void moderate(Visit visit, Member actor) {
        Dice dice = visit.dice;
        if (dice.oneIn(4)) {
            explore(visit, actor);
        } else {
            other(visit, actor, m -> !m.own.isEmpty()).ifPresent(m -> open(visit, actor, dice.of(m.own)));
        }
    }

    /** Opens a note; an honest link that no longer holds is answered like a note that is not there. */
    private void open(Visit visit, Member actor, int id) {
        Note note = notes.get(id);
        boolean stale = note != null && visit.honest() && !note.isFor(actor);
        Reply reply = Reply.MISSING;
        int asked = stale ? last + 10_000 + id : id;
        if (note == null || stale) {
            visit.missing();
            actor.received.remove(id);
        } else if (visit.admits(note.isFor(actor), "notes.note-read")) {
            reply = Reply.ok(full(note));
            actor.shown.add(id);
        }
        send(visit, actor, Call.get(root + "/notes/" + asked), reply);
    }

    private void create(Visit visit, Member actor) {
        if (actor.own.size() >= MOST_NOTES) {
            home(visit, actor);
            return;
        }
        Note note = make(actor, visit.dice);
        Json body = Json.object().put("title", visit.dice.sentence(3)).put("text", visit.dice.sentence(12));
        send(visit, actor, Call.json("POST", root + "/notes", body), Reply.created(full(note), "/notes/" + note.id));
    }

    private void received(Visit visit, Member actor) {
        List<Json> heads = actor.received.stream()
                .filter(notes::containsKey)
                .map(notes::get)
                .filter(note -> note.isFor(actor))
                .map(Notes::head)
                .toList();
        send(
                visit,
                actor,
                Call.get(root + "/notes/shared-with-me"),
                Reply.ok(Json.object().put("notes", heads)));
    }

    private void explore(Visit visit, Member actor) {
        List<Json> heads = new ArrayList<>();
        for (int i = 0; i < 8 && !offered.isEmpty(); i++) {
            Note note = notes.get(visit.dice.of(offered));
            if (note != null && note.visibility == Visibility.PUBLIC) {
                heads.add(head(note));
            }
        }
        send(visit, actor, Call.get(root + "/explore"), Reply.ok(Json.object().put("notes", heads)));
    }

    private void write(Visit visit, Member actor, int id) {
        Note note = note(id);
        boolean let = visit.admits(note.owner == actor, "notes.note-write");
        Json body = Json.object().put("text", visit.dice.sentence(10));
        Call call = Call.json("PUT", root + "/notes/" + id, body);
        send(visit, actor, call, let ? Reply.ok(full(note)) : Reply.FORBIDDEN);
    }

    private void remove(Visit visit, Member actor, int id) {
        Note note = note(id);
        boolean let = visit.admits(note.owner == actor, "");
        if (let) {
            notes.remove(id);
            actor.own.remove(Integer.valueOf(id));
            actor.shown.remove(id);
            free.add(id);
        }
        send(visit, actor, Call.of("DELETE", root + "/notes/" + id), let ? Reply.NO_CONTENT : Reply.FORBIDDEN);
    }

    private void share(Visit visit, Member actor, int id) {
        Note note = note(id);
        visit.admits(note.owner == actor, "");
        Member to = other(visit, actor, m -> true).orElse(actor);
        note.readers.add(to);
        if (note.visibility == Visibility.PRIVATE) {
            note.visibility = Visibility.SHARED;
        }
        if (to.received.size() < MOST_NOTES) {
            to.received.add(id);
            to.mail.add(id);
        }
        Json body = Json.object().put("email", to.login);
        Call call = Call.json("POST", root + "/notes/" + id + "/shares", body);
        send(visit, actor, call, Reply.ok(head(note).put("sharedWith", to.user)));
    }

    private void show(Visit visit, Member actor, int id) {
        Note note = note(id);
        visit.admits(note.owner == actor, "");
        if (note.visibility == Visibility.PUBLIC) {
            note.visibility = note.readers.isEmpty() ? Visibility.PRIVATE : Visibility.SHARED;
        } else {
            publish(note);
        }
        Json body = Json.object().put("visibility", text(note.visibility));
        send(visit, actor, Call.json("PATCH", root + "/notes/" + id, body), Reply.ok(head(note)));
    }

    private void give(Visit visit, Member actor, int id) {
        Note note = note(id);
        visit.admits(note.owner == actor, "");
        Member to = other(visit, actor, m -> m.own.size() < MOST_NOTES).orElse(actor);
        note.owner = to;
        actor.own.remove(Integer.valueOf(id));
        to.own.add(id);
        to.mail.add(id);
        Json body = Json.object().put("newOwner", to.login);
        send(visit, actor, Call.json("POST", root + "/notes/" + id + "/owner", body), Reply.ok(head(note)));
    }

    private Note note(int id) {
        Note note = notes.get(id);
        if (note == null) {
            throw new IllegalStateException("no note " + id);
        }
        return note;
    }

    private static String text(Visibility visibility) {
        return visibility.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Json head(Note note) {
        return Json.object()
                .put("id", note.id)
                .put("title", Dice.face("note", note.edition).sentence(3))
                .put("visibility", text(note.visibility))
                .put("ownerId", note.owner.user);
    }

    private static Json full(Note note) {
        return head(note).put("text", Dice.face("text", note.edition).sentence(14));
    }

    @Override
    List<Scenario<Member>> scenarios() {
        return List.of(
                new Scenario<>(AttackClass.SINGLE_READ, (v, a) -> prey(v, a, AttackClass.SINGLE_READ, 1, this::open)),
                new Scenario<>(
                        AttackClass.MANY_READ,
                        (v, a) -> prey(v, a, AttackClass.MANY_READ, v.dice.between(15, 70), this::open)),
                new Scenario<>(AttackClass.WALK, this::walk),
                new Scenario<>(AttackClass.WRITE, (v, a) -> prey(v, a, AttackClass.WRITE, 1, this::write)),
                new Scenario<>(AttackClass.DENIED, (v, a) -> prey(v, a, AttackClass.DENIED, 2, this::remove)));
    }

    private interface Use {
        void of(Visit visit, Member actor, int id);
    }

    /** Uses private notes of others, drawn when the call is made. */
    private void prey(Visit visit, Member actor, AttackClass kind, int times, Use use) {
        against(visit, actor, kind, times, m -> hidden(m, actor) > 0, victim -> {
            int id = hidden(victim, actor);
            if (id > 0) {
                use.of(visit, actor, id);
            } else {
                open(visit, actor, last + 5);
            }
        });
    }

    private int hidden(Member victim, Member actor) {
        return victim.own.stream()
                .filter(id -> !note(id).isFor(actor))
                .findFirst()
                .orElse(0);
    }

    /** Steps through the ids; what the attacker may read is not part of the attack. */
    private void walk(Visit visit, Member actor) {
        int from = visit.dice.between(1_001, last);
        int to = from + visit.dice.between(25, 90);
        for (int id = from; id < to; id++) {
            int wanted = id;
            visit.strike(AttackClass.WALK, () -> open(visit, actor, wanted));
        }
    }

    @Override
    Set<String> flaws() {
        return Set.of("notes.note-read", "notes.note-write");
    }

    @Override
    Set<Kind> employs() {
        return Set.of(Kind.STAFF);
    }
}
