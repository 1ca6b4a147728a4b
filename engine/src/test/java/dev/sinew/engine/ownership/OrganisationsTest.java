package dev.sinew.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sinew.engine.Call;
import dev.sinew.engine.access.Access;
import dev.sinew.engine.access.AccessReader;
import dev.sinew.engine.codec.StateReader;
import dev.sinew.engine.mark.MarkSet;
import dev.sinew.engine.observe.ObserveLimits;
import dev.sinew.engine.observe.Observer;
import dev.sinew.model.Change;
import dev.sinew.model.Confidence;
import dev.sinew.model.Signal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Organisations that tokens say somebody belongs to. */
class OrganisationsTest {
    private static final String RULE = "detect.owner-invariant-broken";
    private static final long SECOND = 1_000_000L;
    private static final int BROKERS = 6;

    private final Observer observer = new Observer(Call.KEY, new MarkSet(List.of()), ObserveLimits.DEFAULT);
    private final FoldRun run = new FoldRun(OwnershipLimits.DEFAULT, 1, Delivery.DIRECT);
    private int entry;
    private long time = 1_769_860_800_000_000L;

    private int call(int broker, String claim, Call call) {
        time += 10 * SECOND;
        String token = Call.jwt("{\"iss\":\"https://id.bank.example\",\"sub\":\"broker" + broker + "\"" + claim + "}");
        Call made = call.header("Authorization", "Bearer " + token).at(time).entry(entry);
        run.pass(new RandomTraffic.Step.Seen(observer.observe(made.exchange()), Call.print("broker" + broker), 0));
        return entry++;
    }

    private int read(int broker, String claim, int policy, int agency) {
        return call(broker, claim, Call.get("/policies/" + policy).answerJson(policy(policy, agency)));
    }

    private static String policy(int number, int agency) {
        return "{\"id\":" + number + ",\"premium\":31,\"agency\":\"agency-" + agency + "\"}";
    }

    private static String agency(int broker) {
        return ",\"agency\":\"agency-" + broker + "\"";
    }

    /** Each lists and reads what is its own agency's. */
    private void brokers(boolean said) {
        brokers(BROKERS, said);
    }

    private void brokers(int count, boolean said) {
        for (int broker = 1; broker <= count; broker++) {
            String claim = said ? agency(broker) : "";
            for (int policy = 70_001 + 10 * broker; policy < 70_004 + 10 * broker; policy++) {
                call(broker, claim, Call.get("/policies").answerJson("[" + policy(policy, broker) + "]"));
                read(broker, claim, policy, broker);
            }
        }
    }

    private List<Signal> raised() {
        run.settle(true);
        return run.changes.stream()
                .filter(Change.SignalRaised.class::isInstance)
                .map(change -> ((Change.SignalRaised) change).signal())
                .filter(signal -> signal.rule().id().equals(RULE))
                .toList();
    }

    @Test
    void aPolicyOfAnotherAgencyIsToldOf() {
        brokers(true);
        int foreign = read(6, agency(6), 70_099, 3);
        assertThat(raised()).singleElement().satisfies(signal -> {
            assertThat(signal.origin().entry()).isEqualTo(foreign);
            assertThat(signal.confidence()).isEqualTo(Confidence.LIKELY);
            assertThat(signal.note()).contains("agency").contains("5 others");
        });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void soIsOneByAnOperationThatNobodyElseUses(boolean later) {
        brokers(true);
        if (later) {
            run.settle(false);
        }
        int foreign = call(6, agency(6), Call.get("/exports/9").answerJson(policy(70_099, 3)));
        assertThat(raised())
                .singleElement()
                .satisfies(signal -> assertThat(signal.origin().entry()).isEqualTo(foreign));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void butThereFewerThanFiveOthersShowNothing(boolean later) {
        brokers(4, true);
        if (later) {
            run.settle(false);
        }
        call(4, agency(4), Call.get("/exports/9").answerJson(policy(70_099, 3)));
        assertThat(raised()).isEmpty();
    }

    @Test
    void whatAColleagueOfTheSameAgencyMadeIsNot() {
        brokers(true);
        read(6, agency(6), 70_099, 6);
        assertThat(raised()).isEmpty();
    }

    @Test
    void nothingIsWhereTokensSayNoOrganisation() {
        brokers(false);
        read(6, "", 70_099, 3);
        assertThat(raised()).isEmpty();
    }

    @Test
    void norWhereOnlyTheReadersSaysNone() {
        for (int broker = 1; broker <= BROKERS; broker++) {
            read(broker, agency(broker), 70_001 + 10 * broker, broker);
        }
        read(7, "", 70_011, 1);
        read(7, "", 70_021, 2);
        assertThat(raised()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void norWhereAllReadOthersAsWell(boolean later) {
        brokers(true);
        if (later) {
            run.settle(false);
        }
        for (int broker = 1; broker <= BROKERS; broker++) {
            int other = 1 + broker % BROKERS;
            read(broker, agency(broker), 70_001 + 10 * other, other);
        }
        assertThat(raised()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoWorksForSeveralOrganisationsMayDoSoAndWhoWorksForOneMayNot(boolean accountant) {
        brokers(14, true);
        run.staff.add(Call.print("broker15"));
        for (int policy = 70_001; policy < 70_004; policy++) {
            read(15, agency(15), policy, 15);
        }
        int foreign = 0;
        for (int other = 1; other <= (accountant ? 6 : 1); other++) {
            foreign = read(15, agency(15), 70_001 + 10 * other, other);
        }
        assertThat(raised())
                .extracting(signal -> (int) signal.origin().entry())
                .isEqualTo(accountant ? List.of() : List.of(foreign));
    }

    @Test
    void theIdOfOnesCompanyIsNoIdOfOneself() {
        for (int person = 1; person <= 14; person++) {
            call(person, "", Call.get("/me").answerJson(self(person, 1 + person % 3)));
            for (int leave = 501 + 10 * person; leave < 504 + 10 * person; leave++) {
                call(person, "", Call.get("/leaves/" + leave).answerJson(leave(leave, person)));
            }
        }
        run.staff.add(Call.print("broker14"));
        for (int other = 1; other <= 3; other++) {
            call(14, "", Call.get("/leaves/" + (501 + 10 * other)).answerJson(leave(501 + 10 * other, other)));
        }
        assertThat(raised()).isEmpty();
    }

    private static String self(int person, int company) {
        return "{\"data\":{\"type\":\"employees\",\"id\":\"" + (48_200 + person)
                + "\",\"relationships\":{\"company\":{\"data\":{\"type\":\"companies\",\"id\":\"co-" + company
                + "x7\"}}}}}";
    }

    private static String leave(int leave, int person) {
        return "{\"data\":{\"type\":\"leaves\",\"id\":\"" + leave
                + "\",\"relationships\":{\"employee\":{\"data\":{\"type\":\"employees\",\"id\":\"" + (48_200 + person)
                + "\"}}}}}";
    }

    @Test
    void itIsToldOfAfterARestartAsWell() {
        brokers(true);
        run.settle(false);
        run.restart(1);
        int foreign = read(6, agency(6), 70_099, 3);
        assertThat(raised())
                .singleElement()
                .satisfies(signal -> assertThat(signal.origin().entry()).isEqualTo(foreign));
    }

    private static Access access(String claims) {
        String token = Call.jwt("{\"iss\":\"https://id.bank.example\",\"sub\":\"b\"," + claims + "}");
        Call call = Call.get("/policies").header("Authorization", "Bearer " + token);
        return new AccessReader().read(call.answerJson("[]").observe(), 0, 7, 0);
    }

    private static int number(AttributeNames names, String claim) {
        for (int i = 0; i < names.count(); i++) {
            if (names.name(i).equalsIgnoreCase(claim)) {
                return i;
            }
        }
        return -1;
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency", "branch", "company", "organization", "agency_id", "agencyId"})
    void aClaimThatNamesOneCountsAsOrganisation(String claim) {
        AttributeNames names = new AttributeNames();
        assertThat(names.claims(access("\"" + claim + "\":\"agency-3\"")))
                .contains(new AttributeNames.Attribute(number(names, claim), Call.print("agency-3")));
        int number = number(names, claim);
        assertThat(names.isClaimed(number)).as(claim).isTrue();
        assertThat(names.organisations()).isEqualTo(1L << number);
        assertThat(names.isPerson(number)).isFalse();

        AttributeNames read = new AttributeNames();
        read.read(new StateReader(SmallState.bytes(names::write)));
        assertThat(read.isClaimed(number)).isTrue();
        assertThat(read.organisations()).isEqualTo(1L << number);
        assertThat(names.copy().isClaimed(number)).isTrue();
        assertThat(SmallState.bytes(read::write)).isEqualTo(SmallState.bytes(names::write));
    }

    @Test
    void whatPagesSayIsNotClaimed() {
        AttributeNames names = new AttributeNames();
        names.claims(access("\"agency\":\"agency-3\",\"customer_id\":\"c-7\""));
        int shop = names.ofOrganisation("shop");
        assertThat(names.isClaimed(shop)).isFalse();
        assertThat(names.isClaimed(number(names, "customer_id"))).isFalse();
        assertThat(names.isClaimed(number(names, "sub"))).isFalse();
        assertThat(names.organisations()).isEqualTo(1L << shop | 1L << number(names, "agency"));

        AttributeNames read = new AttributeNames();
        read.read(new StateReader(SmallState.bytes(names::write)));
        assertThat(read.isClaimed(shop)).isFalse();
        assertThat(read.organisations()).isEqualTo(names.organisations());
    }
}
