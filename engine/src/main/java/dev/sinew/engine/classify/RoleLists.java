package dev.sinew.engine.classify;

import java.util.Set;

/** Lists of the roles that somebody has, one object each, as Spring and Keycloak write them: {@code "authorities": [{"authority": "ROLE_ADMIN"}]}. */
public final class RoleLists {
    private static final Set<String> ROLES =
            Set.of("role", "roles", "authority", "authorities", "userroles", "usergroups", "securitygroups");
    /** Of groups one may be of family as well. */
    private static final Set<String> GROUPS = Set.of("group", "groups");

    private static final Set<String> CALLED =
            Set.of("name", "role", "authority", "code", "type", "rolename", "groupname");

    private RoleLists() {}

    /** Whether a list is called like one of roles, or of groups that may stand for some. */
    public static boolean isOne(String name) {
        String joined = joined(name);
        return ROLES.contains(joined) || GROUPS.contains(joined);
    }

    /** Whether a member of an element of such a list says what the role is called. */
    public static boolean isName(String member) {
        return CALLED.contains(joined(member));
    }

    /** The traits of a member of an element of a list: what a role is called is no person's name. */
    public static int traits(String list, String member) {
        int traits = NameTraits.of(member);
        if (!isOne(list) || !isName(member)) {
            return traits;
        }
        boolean choice = ROLES.contains(joined(list));
        return traits & ~NameTraits.PERSONAL | (choice ? NameTraits.ENUMERATION : 0);
    }

    private static String joined(String name) {
        return String.join("", NameTraits.words(Spelling.plain(name)));
    }
}
