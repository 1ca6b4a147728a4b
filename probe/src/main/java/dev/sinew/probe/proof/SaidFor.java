package dev.sinew.probe.proof;

import dev.sinew.engine.identity.Cohorts;
import dev.sinew.probe.run.Endpoint;
import dev.sinew.probe.run.Persona;
import dev.sinew.probe.run.Trial;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the words of a description say of whom an operation is for: its summary and the first sentence of what follows. */
final class SaidFor {
    private static final String ADMINISTRATOR = "admin(?:istrator)?s?(?:\\s+users?)?";
    /** What a role is called that is an administrator's, of a place or of all. */
    private static final Pattern CALLED = Pattern.compile("(?i)(?:\\w+[_ -])?admin(?:istrator)?s?");
    /** The roles of those who may do what administrators may, whatever they are called. */
    private static final Pattern ADMINISTRATOR_ROLE = Pattern.compile(CALLED + "|root|superuser|owner");

    private static final Pattern ADMINISTRATORS = Pattern.compile(
            only(ADMINISTRATOR)
                    + "|(?i)\\b(?:requires?|needs?)\\s+(?:the\\s+)?admin(?:istrat(?:ion|ive|or))?\\s+(?:access|rights?|roles?|privileges?|permissions?)\\b");
    private static final Pattern ROLE = Pattern.compile("[a-z]{4,20}(?:[_ -][a-z]{2,20}){0,2}");
    /** What stands between the roles of several, as in {@code (volunteer, treasurer or admin)}. */
    private static final String AND = "\\s*(?:,\\s*(?:and|or)\\s|,|/|&|\\band\\b|\\bor\\b)\\s*(?:the\\s+|an?\\s+)?";
    /** Which of those of a role are meant, as in {@code (operator of the depot)}. */
    private static final String OF_PLACE = "(?:\\s+of\\s+(?:the|its|this|that)\\s+[\\w-]+)?";
    /** Where others may do it as well, with what is theirs. */
    private static final Pattern OTHERS =
            Pattern.compile("(?i)\\b(?:owners?|own|author|self|themsel\\w+|unless|or|except|other|not|no)\\b");

    private static final Pattern EITHER =
            Pattern.compile("(?i)^\\s*(?!own|author|self|other|not?\\b)[a-z]+\\s+or\\s+(?=[a-z]+\\b)");

    private static final Pattern WORD = Pattern.compile("\\W+");
    private static final String LIST = "(?i)\\b(?:allowed\\s+|required\\s+|permitted\\s+)?roles?\\s*[:=]\\s*";
    /** What lists the roles that may do it: {@code Roles: OWNER, ACCOUNTANT.} */
    private static final Pattern LISTED =
            Pattern.compile(LIST + "(\\w[\\w-]*(?:(?:\\s*[,/|&]\\s*|\\s+(?:and|or)\\s+)\\w[\\w-]*){0,9})");

    private static final Pattern SEVERAL = Pattern.compile("\\s*[,/|&]\\s*|\\s+(?:and|or)\\s+");
    /** Who runs all of it, as {@code platform staff}. */
    private static final String RUNNING = "(?:the\\s+)?(?:(?:platform|system|site|service)\\s+)?";
    /** When those who may do it do so. */
    private static final Pattern WHEN = Pattern.compile("(?i),?\\s+(?:after|once|when|before|during)\\b.*");

    private static final Pattern CLAUSE = Pattern.compile("[.;]\\s*");
    private static final Pattern OWNER = Pattern.compile(
            "(?i)\\((?:only\\s+)?(?:(?:by|for)\\s+)?(?:the\\s+|its\\s+)?"
                    + "(?:owners?|authors?|creators?|oneself|self)(?:\\s+only)?(?:\\s*[,;)]|\\s*(?:and|or|/)\\s)"
                    + "|\\b(?:owner|author|creator)s?[ -]only\\b"
                    + "|\\b(?:only|must be|requires?)\\s+(?:for\\s+|by\\s+|being\\s+)?(?:the\\s+|its\\s+|an?\\s+)?(?:owner|author|creator)s?\\b"
                    + "|^(?:update|edit|change|modify|rename|delete|remove|cancel|withdraw|close|archive)s?\\s+(?:(?:one's|your|my|the caller's|one of (?:your|one's|my))\\s+)?own\\b");
    private static final Pattern OF_CALLER = Pattern.compile(
            "(?i)^(?:(?:list|get|show|read|all|search|the)\\s+)*(?:of\\s+)?(?:my|own|your|one's own)\\b|\\b(?:the caller's|one's own)\\b");
    /** Whose it is for whom it is there: {@code available to that customer only}. */
    private static final Pattern ALONE = Pattern.compile(
            "(?i)\\b(?:available|visible|accessible|shown|readable|restricted|limited)\\b[^.]*?\\bto\\s+(?:that|its|their|the\\s+same)\\s+(?:own\\s+)?"
                    + "(?:customer|user|owner|member|patient|guest|client|buyer|holder)s?(?:\\s+(?:only|alone))?\\s*(?:$|[.;)])");

    private static final Pattern ANYBODY = Pattern.compile("(?i)\\b(?:any(?:body|one)|every(?:body|one)|public)\\b");

    private static final String AT = "ist";
    private static final int SHORTEST_PLACE = 6;

    private SaidFor() {}

    private static Pattern only(String who) {
        return Pattern.compile("(?i)\\b" + who + "\\s+only\\b|\\bonly\\s+(?:for\\s+)?(?:an?\\s+|the\\s+)?" + who
                + "\\b|\\((?:for\\s+)?" + who + "\\)|\\bfor\\s+" + who + "\\s*[.)]?$|\\[" + who + "\\]|^\\s*" + who
                + "\\s*[:–-]|\\brequires?\\s+(?:an?\\s+|the\\s+)?" + who + "\\b|^\\s*by\\s+(?:an?\\s+|the\\s+)?" + who
                + "(?:\\s+of\\s+(?:the|an?)\\s+[\\w-]+)?\\s*[.)]?\\s*$|" + LIST + who
                + "\\b(?!\\s*[,/|&]\\s*\\w|\\s+(?:and|or)\\b)");
    }

    /**
     * Whether a description lists the roles that may do it, and among them that of somebody, or one that is neither an administrator's nor that of anybody in the run who may do more: then a path
     * that speaks of administrators says nothing.
     */
    static boolean isGranted(Endpoint endpoint, Persona ordinary, Trial trial) {
        List<String> higher = trial.personas().stream()
                .filter(each -> Rank.above(each, ordinary))
                .map(SaidFor::role)
                .toList();
        return isGranted(endpoint.text(), role(ordinary), higher);
    }

    static boolean isGranted(String text, String role, Collection<String> higher) {
        Set<String> above = higher.stream().map(SaidFor::plain).collect(Collectors.toSet());
        Matcher listed = LISTED.matcher(text);
        return listed.find()
                && SEVERAL.splitAsStream(listed.group(1))
                        .anyMatch(each -> plain(each).equals(plain(role))
                                || !above.contains(plain(each))
                                        && !ADMINISTRATOR_ROLE
                                                .matcher(each.toLowerCase(Locale.ROOT))
                                                .matches());
    }

    private static String plain(String role) {
        return role.toLowerCase(Locale.ROOT).replaceAll("[_ -]", "").replaceFirst("(?<=...)s$", "");
    }

    /**
     * Whether it is said to be for those who may do more than somebody: for administrators, or for the roles that others of the run have by the file of identities and this one has not.
     */
    static boolean above(Endpoint endpoint, Persona ordinary, Trial trial) {
        return administrators(endpoint, ordinary, trial)
                        && trial.personas().stream()
                                .anyMatch(
                                        each -> each.session().identity().isPrivileged() && Rank.above(each, ordinary))
                || trial.personas().stream().anyMatch(each -> role(endpoint, each, ordinary, trial));
    }

    /** Whether it is said to be for the role of one, and not for that of the other, who may do less. */
    static boolean role(Endpoint endpoint, Persona one, Persona ordinary, Trial trial) {
        // Of what is called as the role is, the words say what it is: a list of doctors. What stands right below it is
        // an area of theirs.
        if (!Rank.above(one, ordinary) || isCalled(endpoint.path(), role(one))) {
            return false;
        }
        // Of two who both do something of their own, an adviser and an auditor, nothing says who may do more.
        if (!Rank.isOrdinary(ordinary) && !one.session().identity().isPrivileged()) {
            return false;
        }
        List<String> all =
                trial.personas().stream().map(SaidFor::role).distinct().toList();
        return Stream.concat(
                        Stream.of(roles(endpoint.summary(), all)),
                        Stream.of(CLAUSE.split(endpoint.sentence())).map(each -> clause(each, all)))
                .anyMatch(each -> each.contains(role(one))
                        && !each.contains(role(ordinary))
                        && !RoleWithin.mayHave(
                                Pattern.compile(Pattern.quote(role(one)), Pattern.CASE_INSENSITIVE), ordinary, trial));
    }

    /** The same of a part of a description, which may be nothing but the roles: {@code Owners and accountants; …}. */
    static Set<String> clause(String text, Collection<String> roles) {
        Set<String> said = roles(text, roles);
        String who = OTHERS.matcher(text).find() ? text : WHEN.matcher(text).replaceFirst("");
        return said.isEmpty() ? roles("(" + who.strip().replaceFirst("\\.$", "") + ")", roles) : said;
    }

    static boolean isCalled(String path, String role) {
        String called = role.replaceAll("[_ -]", "");
        String[] segments = path.toLowerCase(Locale.ROOT).split("/", -1);
        return IntStream.range(0, segments.length).anyMatch(i -> {
            String segment = segments[i].replaceAll("[_-]", "");
            boolean area = segment.equals(called)
                    && i + 1 < segments.length
                    && !segments[i + 1].isEmpty()
                    && !segments[i + 1].startsWith("{");
            return segment.replaceFirst("s$", "").equals(called) && !area;
        });
    }

    private static String role(Persona persona) {
        return persona.session().identity().role().toLowerCase(Locale.ROOT);
    }

    /** Those of some roles, in lower case, that a text says that something is for, and for nobody else; none where it does not. */
    static Set<String> roles(String words, Collection<String> roles) {
        List<String> named = roles.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .filter(ROLE.asMatchPredicate())
                .toList();
        String text = named.stream().reduce(words, SaidFor::byPlace);
        Stream<String> workers = WORD.splitAsStream(text)
                .filter(each -> Cohorts.isStaff(each) || Cohorts.isStaff(each.replaceFirst("s$", "")));
        String one = Stream.of(named.stream().map(SaidFor::spelt), Stream.of(ADMINISTRATOR, "staff"), workers)
                        .flatMap(each -> each)
                        .collect(Collectors.joining("|", "(?:", ")"))
                + OF_PLACE;
        Matcher said =
                only(RUNNING + one + "(?:" + AND + RUNNING + one + "){0,5}").matcher(text);
        if (!said.find() || OTHERS.matcher(beside(text, said)).find()) {
            return Set.of();
        }
        return named.stream()
                .filter(each -> Pattern.compile("(?i)\\b" + spelt(each) + "\\b")
                        .matcher(said.group())
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a text says beside for whom it is; that one of two things is done, as in {@code Approve or reject (staff)}, says nothing of who does it. */
    private static String beside(String text, Matcher said) {
        String before = text.substring(0, said.start());
        return (said.group().matches("(?s)[(\\[].*") ? EITHER.matcher(before).replaceFirst("") : before) + " "
                + text.substring(said.end());
    }

    /** A text in which those of a role are called so where it has, in parentheses, where they work: {@code (reception)} of receptionists. */
    private static String byPlace(String text, String role) {
        return role.endsWith(AT) && role.length() >= SHORTEST_PLACE + AT.length()
                ? Pattern.compile("(?i)\\((?:only\\s+)?" + role.substring(0, role.length() - AT.length()) + "\\)")
                        .matcher(text)
                        .replaceAll("(" + role + ")")
                : text;
    }

    private static String spelt(String role) {
        return role.replaceAll("[_ -]", "[_ -]?") + "s?";
    }

    /** Whether it is said to be for whoever made or has a thing, and those who may do more: {@code Edit a comment (author, staff)}. */
    static boolean owner(Endpoint endpoint) {
        return owner(endpoint.summary()) || owner(endpoint.sentence());
    }

    static boolean owner(String text) {
        return OWNER.matcher(text).find() && !ANYBODY.matcher(text).find();
    }

    /** Whether the words of a description keep a thing for whose it is, wherever they stand in it: whoever may ask there for what is nobody's may not for that. */
    static boolean isKept(Endpoint endpoint) {
        return isKept(endpoint.text());
    }

    static boolean isKept(String text) {
        return ALONE.matcher(text).find();
    }

    /** Whether what is shown there is said to be the caller's own: {@code My bookings}. */
    static boolean ofCaller(Endpoint endpoint) {
        return OF_CALLER.matcher(endpoint.summary().strip()).find();
    }

    /** The same, be it said in the summary or in the first sentence beside it. */
    static boolean isCallers(Endpoint endpoint) {
        return ofCaller(endpoint)
                || OF_CALLER.matcher(endpoint.sentence().strip()).find();
    }

    /** Whether it is said to be for administrators, and for nobody else. */
    static boolean administrators(Endpoint endpoint) {
        return says(endpoint.summary()) || says(endpoint.sentence());
    }

    /** Whether it is said to be for administrators, as somebody else is by the file of identities, and for others of whom one who may do more than most is none. */
    static boolean leavesOut(Endpoint endpoint, Persona persona, Trial trial) {
        return persona.session().identity().isPrivileged()
                && administrators(endpoint)
                && ROLE.matcher(role(persona)).matches()
                && !ADMINISTRATOR_ROLE.matcher(role(persona)).matches()
                && !Pattern.compile("(?i)\\b" + spelt(role(persona)) + "\\b")
                        .matcher(endpoint.text())
                        .find()
                && !RoleWithin.mayHave(CALLED, persona, trial)
                && trial.personas().stream()
                        .anyMatch(each -> ADMINISTRATOR_ROLE.matcher(role(each)).matches());
    }

    /** The same where somebody is none: who runs a tenant may be just the administrator that is meant, whoever runs all of them, and so may who is called so among its members. */
    static boolean administrators(Endpoint endpoint, Persona ordinary, Trial trial) {
        return administrators(endpoint)
                && !ordinary.session().identity().isPrivileged()
                && !RoleWithin.mayHave(CALLED, ordinary, trial);
    }

    static boolean says(String text) {
        Matcher said = ADMINISTRATORS.matcher(text);
        return said.find()
                && !OTHERS.matcher(said.group() + " " + beside(text, said)).find();
    }
}
