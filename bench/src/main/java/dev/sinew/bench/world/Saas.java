package dev.sinew.bench.world;

import dev.sinew.bench.world.Label.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Software for firms: the tenant stands in the token and in the path, colleagues share everything, invoices by GraphQL. */
final class Saas extends Application<Saas.User> {
    private static final int MOST_PROJECTS = 60;

    private final List<Tenant> tenants = new ArrayList<>();
    private final Map<String, Tenant> projects = new HashMap<>();
    private final Map<Integer, Tenant> invoices = new HashMap<>();
    private int lastInvoice = 7_000;

    Saas() {
        super("saas", "saas-e.example");
    }

    static final class User extends Actor {
        private final Tenant tenant;
        private final String subject;
        private final boolean first;

        User(Seat seat, Tenant tenant, String subject) {
            super(seat);
            this.tenant = tenant;
            this.subject = subject;
            this.first = tenant.users.isEmpty();
        }
    }

    static final class Tenant {
        private final String id;
        private final List<String> projects = new ArrayList<>();
        private final List<Integer> invoices = new ArrayList<>();
        private final List<User> users = new ArrayList<>();

        Tenant(String id) {
            this.id = id;
        }
    }

    @Override
    User member(Actor.Seat seat, Dice dice) {
        boolean user = seat.kind() == Kind.BENIGN || seat.kind() == Kind.ATTACKER;
        if (tenants.size() < 2 || (user && dice.oneIn(6))) {
            tenants.add(tenant(dice));
        }
        Tenant tenant = seat.kind() == Kind.BENIGN ? tenants.getLast() : dice.of(tenants);
        User made = new User(seat, tenant, dice.uuid());
        if (user) {
            tenant.users.add(made);
        }
        return made;
    }

    private Tenant tenant(Dice dice) {
        Tenant tenant = new Tenant(dice.of("acme", "globex", "initech", "umbra", "hooli") + "-" + dice.hex(4));
        for (int i = dice.between(3, 8); i > 0; i--) {
            project(tenant, dice);
            tenant.invoices.add(++lastInvoice);
            invoices.put(lastInvoice, tenant);
        }
        return tenant;
    }

    private String project(Tenant tenant, Dice dice) {
        String id = "prj_" + dice.opaque(16);
        tenant.projects.add(id);
        projects.put(id, tenant);
        return id;
    }

    @Override
    void signIn(Visit visit, User actor) {
        Json claims = Json.object().put("tid", actor.tenant.id);
        String form;
        if (actor.is(Kind.SERVICE)) {
            String client = "sync-" + actor.number;
            claims.put("sub", client).put("azp", client).put("scope", "projects:read invoices:read");
            form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + password(actor);
        } else {
            String role = actor.is(Kind.STAFF) ? "support" : actor.first ? "owner" : "member";
            claims.put("sub", actor.subject)
                    .put("azp", "web")
                    .put("email", actor.login)
                    .putTexts("roles", List.of(role));
            form = "grant_type=password&username=" + actor.login.replace("@", "%40") + "&password=" + password(actor);
        }
        String token = Tokens.jwt(visit, root + "/id", 60, claims);
        Json answer = Json.object().put("access_token", token).put("expires_in", 3600);
        visit.send(Call.form(root + "/id/token", form), Reply.ok(answer));
        signedIn(visit, actor, token, 60);
    }

    @Override
    Call authorised(Call call, User actor) {
        return call.with("Authorization", "Bearer " + actor.token);
    }

    @Override
    void home(Visit visit, User actor) {
        projects(visit, actor, actor.tenant);
    }

    @Override
    void act(Visit visit, User actor) {
        Dice dice = visit.dice;
        Tenant tenant = actor.is(Kind.STAFF) ? dice.of(tenants) : actor.tenant;
        switch (dice.below(actor.works() ? 10 : 14)) {
            case 0, 1 -> projects(visit, actor, tenant);
            case 2, 3, 4, 5 -> project(visit, actor, tenant, dice.of(tenant.projects));
            case 6, 7 -> invoice(visit, actor, dice.of(tenant.invoices));
            case 8, 9 -> invoices(visit, actor, tenant);
            case 10 -> people(visit, actor);
            case 11 -> edit(visit, actor, tenant, dice.of(tenant.projects));
            case 12 -> {
                if (dice.oneIn(3) && tenant.projects.size() < MOST_PROJECTS) {
                    create(visit, actor);
                } else if (dice.oneIn(8)) {
                    invoice(visit, actor, lastInvoice * 10 + dice.below(9_000));
                } else {
                    home(visit, actor);
                }
            }
            default -> {
                if (actor.first && dice.oneIn(3)) {
                    role(visit, actor, dice.of(tenant.users));
                } else {
                    pay(visit, actor, dice.of(tenant.invoices));
                }
            }
        }
    }

    private static boolean isIn(User actor, Tenant tenant) {
        return actor.tenant == tenant || actor.is(Kind.STAFF);
    }

    private void projects(Visit visit, User actor, Tenant tenant) {
        boolean let = visit.admits(isIn(actor, tenant), "");
        List<Json> all =
                tenant.projects.stream().limit(10).map(id -> face(tenant, id)).toList();
        Call call = Call.get(root + "/t/" + tenant.id + "/projects");
        send(visit, actor, call, let ? Reply.ok(Json.object().put("items", all)) : Reply.FORBIDDEN);
    }

    /** The path's tenant is one question, whether the project is that tenant's another. */
    private void project(Visit visit, User actor, Tenant named, String id) {
        boolean entitled = isIn(actor, named) && named.projects.contains(id);
        String flaw = isIn(actor, named) ? "saas.project-of-other-tenant" : "saas.tenant-in-path";
        boolean let = visit.admits(entitled, flaw);
        Call call = Call.get(root + "/t/" + named.id + "/projects/" + id);
        Tenant owner = projects.get(id);
        send(visit, actor, call, let && owner != null ? Reply.ok(face(owner, id)) : Reply.MISSING);
    }

    private void edit(Visit visit, User actor, Tenant named, String id) {
        boolean let = visit.admits(isIn(actor, named), "saas.project-write");
        Json body = Json.object().put("description", visit.dice.sentence(6));
        Call call = Call.json("PATCH", root + "/t/" + named.id + "/projects/" + id, body);
        send(visit, actor, call, let ? Reply.ok(face(named, id)) : Reply.FORBIDDEN);
    }

    private void create(Visit visit, User actor) {
        String id = project(actor.tenant, visit.dice);
        String path = "/t/" + actor.tenant.id + "/projects";
        Json body = Json.object().put("name", visit.dice.sentence(2));
        send(
                visit,
                actor,
                Call.json("POST", root + path, body),
                Reply.created(face(actor.tenant, id), path + "/" + id));
    }

    private void people(Visit visit, User actor) {
        List<Json> all = actor.tenant.users.stream()
                .map(user -> Json.object().put("userId", user.subject).put("email", user.login))
                .toList();
        send(visit, actor, Call.get(root + "/t/" + actor.tenant.id + "/members"), Reply.ok(all));
    }

    private void role(Visit visit, User actor, User whom) {
        boolean let = visit.admits(actor.first && actor.tenant == whom.tenant, "saas.role-by-member");
        Json body = Json.object().put("role", visit.dice.of("member", "owner"));
        String url = root + "/t/" + actor.tenant.id + "/members/" + whom.subject + "/role";
        send(visit, actor, Call.json("PUT", url, body), let ? Reply.ok(body) : Reply.FORBIDDEN);
    }

    private void invoices(Visit visit, User actor, Tenant tenant) {
        boolean let = visit.admits(isIn(actor, tenant), "");
        List<Json> all = tenant.invoices.stream().map(id -> invoice(tenant, id)).toList();
        Json variables = Json.object().put("tenantId", tenant.id);
        Call call = graphQl("query Invoices($tenantId: ID!) { invoices(tenantId: $tenantId) { id total } }", variables);
        send(visit, actor, call, let ? result("invoices", Json.array(all)) : nothing("invoices"));
    }

    private void invoice(Visit visit, User actor, int id) {
        Tenant tenant = invoices.get(id);
        Json variables = Json.object().put("invoiceId", id);
        Call call = graphQl("query Invoice($invoiceId: Int!) { invoice(id: $invoiceId) { id total iban } }", variables);
        Reply reply = nothing("invoice");
        if (tenant == null) {
            visit.missing();
        } else if (visit.admits(isIn(actor, tenant), "saas.invoice-by-graphql")) {
            reply = result("invoice", invoice(tenant, id).toString());
        }
        send(visit, actor, call, reply);
    }

    private void pay(Visit visit, User actor, int id) {
        Tenant tenant = invoices.get(id);
        boolean let = tenant != null && visit.admits(isIn(actor, tenant), "saas.invoice-payment");
        Json variables =
                Json.object().put("input", Json.object().put("invoiceId", id).put("method", "sepa"));
        Call call = graphQl(
                "mutation Pay($input: PayInput!) { payInvoice(input: $input) { paymentId invoiceId } }", variables);
        Json paid = Json.object().put("paymentId", visit.dice.uuid()).put("invoiceId", id);
        send(visit, actor, call, let ? result("payInvoice", paid.toString()) : nothing("payInvoice"));
    }

    private Call graphQl(String query, Json variables) {
        return Call.json(
                "POST", root + "/graphql", Json.object().put("query", query).put("variables", variables));
    }

    private static Reply result(String field, String json) {
        return new Reply(200, "{\"data\":{\"" + field + "\":" + json + "}}", List.of());
    }

    /** How GraphQL refuses: with the status of a success. */
    private static Reply nothing(String field) {
        Json error = Json.object().put("message", "not found").putTexts("path", List.of(field));
        return new Reply(200, "{\"data\":{\"" + field + "\":null},\"errors\":[" + error + "]}", List.of());
    }

    private static Json face(Tenant tenant, String id) {
        Dice face = Dice.face("project", id);
        return Json.object()
                .put("id", id)
                .put("tenantId", tenant.id)
                .put("name", face.sentence(2))
                .put("budget", face.amount())
                .put("due", face.date());
    }

    private static Json invoice(Tenant tenant, int id) {
        Dice face = Dice.face("bill", id);
        return Json.object()
                .put("id", id)
                .put("tenantId", tenant.id)
                .put("total", face.amount())
                .put("iban", face.iban())
                .put("customer", face.name());
    }

    @Override
    List<Scenario<User>> scenarios() {
        return List.of(
                scenario(AttackClass.SINGLE_READ, 1, (v, a, t) -> project(v, a, t, t.projects.getFirst())),
                scenario(AttackClass.CHILD_OF_OTHER, 1, (v, a, t) -> project(v, a, a.tenant, t.projects.getFirst())),
                scenario(AttackClass.GRAPHQL_ID, 1, (v, a, t) -> invoice(v, a, t.invoices.getFirst())),
                scenario(AttackClass.MANY_READ, 40, (v, a, t) -> invoice(v, a, v.dice.of(t.invoices))),
                new Scenario<>(AttackClass.WALK, this::walk),
                scenario(AttackClass.WRITE, 1, (v, a, t) -> edit(v, a, t, t.projects.getFirst())),
                scenario(AttackClass.BODY_ID, 1, (v, a, t) -> pay(v, a, t.invoices.getFirst())),
                new Scenario<>(AttackClass.PRIVILEGED, (v, a) -> v.strike(AttackClass.PRIVILEGED, () -> role(v, a, a))),
                scenario(AttackClass.DENIED, 2, (v, a, t) -> projects(v, a, t)));
    }

    /** Steps through the invoices of all tenants but one's own. */
    private void walk(Visit visit, User actor) {
        int from = visit.dice.between(7_001, lastInvoice);
        int to = from + visit.dice.between(25, 90);
        for (int id = from; id < to; id++) {
            int wanted = id;
            if (!actor.tenant.invoices.contains(id)) {
                visit.strike(AttackClass.WALK, () -> invoice(visit, actor, wanted));
            }
        }
    }

    private interface Use {
        void of(Visit visit, User actor, Tenant victim);
    }

    private Scenario<User> scenario(AttackClass kind, int most, Use use) {
        return new Scenario<>(kind, (visit, actor) -> {
            int times = most == 1 ? 1 : visit.dice.between(most / 2, most * 2);
            against(visit, actor, kind, times, u -> u.tenant != actor.tenant, u -> use.of(visit, actor, u.tenant));
        });
    }

    @Override
    Set<String> flaws() {
        return Set.of(
                "saas.tenant-in-path",
                "saas.project-of-other-tenant",
                "saas.project-write",
                "saas.invoice-by-graphql",
                "saas.invoice-payment",
                "saas.role-by-member");
    }

    @Override
    Set<Kind> employs() {
        return Set.of(Kind.STAFF, Kind.SERVICE);
    }
}
