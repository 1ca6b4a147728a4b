package dev.sinew.engine.ownership;

import dev.sinew.engine.Call;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.model.Observation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Traffic of one small API with all that ownership knows: makers, lists, owner fields, fields about oneself, gifts, public
 * notes, deleted and reused numbers, ids that name things of two types, nested objects, roles, staff with and without a claim,
 * thieves, walkers, callers that turn out to be one. Drawn from a seed.
 */
final class RandomTraffic {
    private static final long START = 1_769_860_800_000_000L;
    private static final int PEOPLE = 64;
    private static final int STAFF = 56;
    private static final int THIEVES = 60;

    /** One step: an observation with who made it, or that a caller is another one. */
    sealed interface Step {
        record Seen(Observation observation, long caller, long account) implements Step {}

        record Merged(long from, long into) implements Step {}
    }

    private static final class Item {
        final String kind;
        final String id;
        int owner;
        boolean open;
        boolean gone;
        String under = "";
        final Set<Integer> seenBy = new HashSet<>();

        Item(String kind, String id, int owner) {
            this.kind = kind;
            this.id = id;
            this.owner = owner;
        }

        String json(boolean withOwner) {
            return "{\"id\":" + quoted(id)
                    + (withOwner ? ",\"ownerId\":\"u" + owner + "\"" : "")
                    + (kind.equals("notes") ? ",\"public\":" + open : "")
                    + ",\"total\":3,\"title\":\"x\"}";
        }
    }

    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final boolean[] merged = new boolean[PEOPLE];
    private long time = START;
    private int numbers = 100;

    private RandomTraffic(Random random) {
        this.random = random;
    }

    static List<Step> of(Random random, int calls) {
        RandomTraffic traffic = new RandomTraffic(random);
        while (traffic.steps.size() < calls) {
            traffic.step();
        }
        return traffic.steps;
    }

    private static String quoted(String id) {
        return Character.isDigit(id.charAt(0)) && id.length() < 9 ? id : "\"" + id + "\"";
    }

    private void step() {
        time += random.nextInt(4) == 0 ? 0 : random.nextInt(40_000_000);
        time += random.nextInt(150) == 0 ? 20 * 3_600_000_000L : 0;
        int who = random.nextInt(PEOPLE);
        if (who >= THIEVES && random.nextInt(3) == 0) {
            walk(who);
        } else if (who >= STAFF && who < THIEVES) {
            staff(who);
        } else {
            person(who);
        }
    }

    private void person(int who) {
        switch (random.nextInt(14)) {
            case 0, 1, 2 -> create(who);
            case 3, 4 -> list(who, own(who));
            case 5, 6, 7 -> use(who, mine(who));
            case 8 ->
                call(who, Call.get("/me"), 200, "{\"id\":\"u" + who + "\",\"customerNo\":" + (70_000 + who) + "}");
            case 9 -> give(who);
            case 10 -> use(who, random.nextInt(3) == 0 ? any() : mine(who));
            case 11 -> nested(who);
            case 12 ->
                call(
                        who,
                        Call.get("/statements?customerId=u" + (random.nextInt(12) == 0 ? 3 : who)),
                        200,
                        "{\"lines\":[]}");
            default -> rare(who);
        }
    }

    private void rare(int who) {
        switch (random.nextInt(6)) {
            case 0 -> delete(who);
            case 1 -> transfer(who);
            case 2 -> publish(who);
            case 3 -> merge(who);
            case 4 -> login(who);
            default -> call(-1, Call.get("/products"), 200, "{\"products\":[{\"id\":901},{\"id\":902},{\"id\":903}]}");
        }
    }

    private void staff(int who) {
        if (random.nextBoolean()) {
            List<Item> some = new ArrayList<>();
            for (int i = 0; i < 8 && !items.isEmpty(); i++) {
                some.add(items.get(random.nextInt(items.size())));
            }
            list(who, some);
        } else {
            use(who, any());
        }
    }

    private void walk(int who) {
        int from = 100 + random.nextInt(Math.max(1, numbers - 100));
        int length = 3 + random.nextInt(9);
        for (int i = 0; i < length; i++) {
            time += 1_000_000;
            String id = "" + (from + i);
            Item item = items.stream()
                    .filter(each -> each.id.equals(id) && !each.gone)
                    .findFirst()
                    .orElse(null);
            call(
                    who,
                    Call.get("/orders/" + id),
                    item == null ? 404 : 200,
                    item == null ? "{\"error\":\"no\"}" : item.json(false));
        }
    }

    private void create(int who) {
        String kind = List.of("cards", "orders", "notes", "boards").get(random.nextInt(4));
        String id = kind.equals("orders") ? "" + numbers++ : new UUID(random.nextLong(), random.nextLong()).toString();
        items.stream().filter(each -> each.gone && each.id.equals(id)).forEach(each -> each.gone = false);
        Item item = new Item(kind, id, who);
        items.add(item);
        if (random.nextInt(5) > 0) {
            call(who, Call.post("/" + kind).json("{\"title\":\"x\"}"), 201, item.json(kind.equals("boards")));
        }
    }

    private List<Item> own(int who) {
        return items.stream()
                .filter(each -> !each.gone && (each.owner == who || each.seenBy.contains(who)))
                .toList();
    }

    private Item mine(int who) {
        List<Item> own = own(who);
        return own.isEmpty() ? any() : own.get(random.nextInt(own.size()));
    }

    private Item any() {
        return items.isEmpty() ? new Item("orders", "99", 0) : items.get(random.nextInt(items.size()));
    }

    private void list(int who, List<Item> shown) {
        StringBuilder json = new StringBuilder();
        boolean owners = random.nextInt(3) == 0;
        for (Item item : shown) {
            json.append(json.isEmpty() ? "" : ",").append(item.json(owners));
        }
        String kind = shown.isEmpty() ? "cards" : shown.getFirst().kind;
        String path = who >= STAFF && who < THIEVES ? "/desk/" + kind : "/" + kind;
        call(who, Call.get(path), 200, "{\"items\":[" + json + "]}");
    }

    private void use(int who, Item item) {
        String kind = item.kind.equals("cards") && random.nextInt(4) == 0 ? "wallets" : item.kind;
        boolean write = random.nextInt(3) == 0;
        Call call = write
                ? Call.of("PUT", "/" + kind + "/" + item.id).json("{\"total\":4}")
                : Call.get("/" + kind + "/" + item.id);
        boolean refused = random.nextInt(10) == 0;
        call(who, call, refused ? 403 : 200, refused ? "{\"error\":\"no\"}" : item.json(!kind.equals("orders")));
    }

    private void nested(int who) {
        Item item = mine(who);
        if (item.kind.equals("boards")) {
            String child = item.under.isEmpty() ? "" + (5_000 + numbers++) : item.under;
            item.under = child;
            call(who, Call.get("/boards/" + item.id + "/sheets"), 200, "{\"sheets\":[{\"id\":" + child + "}]}");
            call(
                    who,
                    Call.get("/boards/" + item.id + "/sheets/" + child),
                    200,
                    "{\"id\":" + child + ",\"text\":\"x\"}");
        }
    }

    private void give(int who) {
        Item item = mine(who);
        int to = random.nextInt(STAFF);
        item.seenBy.add(to);
        if (random.nextBoolean()) {
            list(to, List.of(item));
        }
        use(to, item);
    }

    private void delete(int who) {
        Item item = mine(who);
        item.gone = true;
        call(who, Call.of("DELETE", "/" + item.kind + "/" + item.id), 204, "");
        if (random.nextBoolean()) {
            int next = random.nextInt(STAFF);
            items.add(new Item(item.kind, item.id, next));
            call(
                    next,
                    Call.post("/" + item.kind).json("{\"title\":\"y\"}"),
                    201,
                    items.getLast().json(false));
        }
    }

    private void transfer(int who) {
        Item item = mine(who);
        item.owner = random.nextInt(STAFF);
        call(
                who,
                Call.of("PUT", "/" + item.kind + "/" + item.id).json("{\"ownerId\":\"u" + item.owner + "\"}"),
                200,
                item.json(true));
    }

    private void publish(int who) {
        Item item = mine(who);
        item.open = !item.open;
        use(who, item);
        use(random.nextInt(STAFF), item);
    }

    private void merge(int who) {
        if (!merged[who] && random.nextInt(3) == 0) {
            merged[who] = true;
            steps.add(new Step.Merged(Call.print("second" + who), Call.print("caller" + who)));
        }
    }

    private void login(int who) {
        observe(
                Call.post("/login")
                        .json("{\"username\":\"u" + who + "\",\"password\":\"x\"}")
                        .answerJson("{\"userId\":\"u" + who + "\",\"access_token\":\"tok-" + random.nextLong() + "\"}"),
                0,
                Call.print("caller" + who));
    }

    private void call(int who, Call call, int status, String answer) {
        if (who >= 0) {
            String role = who == STAFF
                    ? ",\"role\":\"admin\""
                    : who % 3 == 0 ? ",\"roles\":[\"gold-" + (char) ('a' + who % 5) + "\"]" : "";
            String claims = "{\"iss\":\"https://id.bank.example\",\"sub\":\"u" + who + "\",\"email\":\"u" + who
                    + "@bank.example\",\"tenant\":\"t" + who % 4 + "\"" + role + "}";
            call.header("Authorization", "Bearer " + Call.jwt(claims));
        }
        String name = who >= 0 && !merged[who] && random.nextInt(3) == 0 ? "second" : "caller";
        observe(
                answer.isEmpty() ? call.status(status) : call.answer(status, "application/json", answer),
                who < 0 ? 0 : Call.print(name + who),
                0);
    }

    private void observe(Call call, long caller, long account) {
        long late = random.nextInt(8) == 0 ? 3_000_000 : 0;
        Call made = call.at(time - late).from("203.0.113." + random.nextInt(20)).entry(steps.size());
        steps.add(new Step.Seen(observer.observe(made.exchange()), caller, account));
    }
}
