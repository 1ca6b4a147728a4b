package dev.sinew.probe.run;

import dev.sinew.probe.http.Ask;
import dev.sinew.probe.http.Reply;
import dev.sinew.probe.identity.Session;
import dev.sinew.probe.run.Users.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Deletes users whom the run signed up: as themselves at their address or on their own page, else as those who may do more at their address.
 * Deleted is who does not get in any more.
 */
final class UserRemoval {
    /** The end of a path that says that it deletes who is named behind or before it, where the method does not say so. */
    private static final Pattern DELETES =
            Pattern.compile("(?i).*/(?:delete|remove)(?:[-_]?[a-z]+)?/\\{[^}]+}|.*/\\{[^}]+}/(?:delete|remove)");

    private final Users users;
    private final UserAddresses addresses;
    private final UserViews views;
    private final List<Persona> privileged;
    private final Writing writing;
    private final List<Endpoint> addressed;
    private final List<Endpoint> own;

    UserRemoval(
            Users users,
            UserAddresses addresses,
            UserViews views,
            List<Endpoint> endpoints,
            List<Persona> privileged,
            Writing writing) {
        this.users = users;
        this.addresses = addresses;
        this.views = views;
        this.privileged = privileged;
        this.writing = writing;
        List<Endpoint> deletes = endpoints.stream()
                .filter(each -> each.operation().method().equals("DELETE")
                        && each.required().isEmpty())
                .toList();
        Stream<Endpoint> posted = endpoints.stream()
                .filter(each -> each.operation().method().equals("POST")
                        && DELETES.matcher(each.path()).matches()
                        && addresses.isAddress(each));
        this.addressed = Stream.concat(deletes.stream().filter(addresses::isItself), posted)
                .toList();
        this.own = deletes.stream()
                .filter(each -> each.pathParameters().isEmpty() && UserViews.isOwnPage(each))
                .toList();
    }

    /** Whether anything looks as if it deleted users. */
    boolean isKnown() {
        return !addressed.isEmpty()
                || !own.isEmpty()
                || writing.signUp().flatMap(each -> each.removal()).isPresent();
    }

    /** Deletes a user; whether it is gone. */
    boolean remove(User user) {
        return remove(user, false);
    }

    /** The same, also where the budget is spent. */
    boolean removeLast(User user) {
        return remove(user, true);
    }

    /** Tried again with a new session where the first has ended, or where none was begun. Who was never answered and does not get in never was. */
    private boolean remove(User user, boolean last) {
        if (removeNow(user, last)) {
            return true;
        }
        boolean in = isIn(user, last);
        if (!in && !user.isAnswered()) {
            users.gone(user);
            return true;
        }
        return in && removeNow(user, last);
    }

    private boolean isIn(User user, boolean last) {
        return List.copyOf(user.passwords()).stream().anyMatch(each -> users.tries(user, each, last) == Entry.IN);
    }

    private boolean removeNow(User user, boolean last) {
        boolean wasIn = user.isLoggedIn();
        if (!addressed.isEmpty()
                && addressed.stream().allMatch(each -> addresses.at(each, user).isEmpty())) {
            views.identify(user);
        }
        for (Way way : ways(user)) {
            Reply reply = users.send(way.ask(), way.who(), last);
            boolean told = users.isSuccess(reply) || reply.status() == 404 || reply.status() == 410;
            if (told && (!wasIn || isOut(user, last))) {
                users.gone(user);
                return true;
            }
        }
        return false;
    }

    private record Way(Ask ask, Session who) {}

    private List<Way> ways(User user) {
        List<Way> ways = new ArrayList<>();
        List<Ask> at = new ArrayList<>();
        writing.signUp().flatMap(each -> each.removal()).ifPresent(each -> at.add(each.ask(user.values())));
        addressed.forEach(each -> addresses.at(each, user).ifPresent(filled -> at.add(filled.ask())));
        if (user.isLoggedIn()) {
            at.forEach(each -> ways.add(new Way(each, user.session())));
            own.forEach(each -> ways.add(new Way(Filled.bare(each).ask(), user.session())));
        }
        for (Persona each : privileged) {
            at.forEach(ask -> ways.add(new Way(ask, each.session())));
        }
        return ways;
    }

    private boolean isOut(User user, boolean last) {
        return user.passwords().stream().allMatch(each -> users.tries(user, each, last) == Entry.REFUSED);
    }
}
