package dev.sinew.demo.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Who is a customer, works at the bank or calls it for others, with what they log in with. The bank begins with these, and the
 * people that call it know their own line: the same seed makes the same roster.
 *
 * @param seed what it was made of
 * @param customers who has accounts
 * @param staff who works at the bank
 * @param clients programs of third parties
 */
public record Roster(long seed, List<Login> customers, List<Login> staff, List<Client> clients) {
    private static final int MOST = 5_000;
    private static final int PASSWORD_LETTERS = 14;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final List<String> FIRST = List.of(
            "Amara", "Bruno", "Chiara", "Dilan", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaya", "Lena",
            "Mateo", "Nadia", "Oskar", "Petra", "Rafael", "Selma", "Tomas", "Vera");
    private static final List<String> LAST = List.of(
            "Adeyemi",
            "Berg",
            "Castell",
            "Dimitrov",
            "Eriksen",
            "Fontana",
            "Garnier",
            "Holm",
            "Iversen",
            "Jansen",
            "Kowal",
            "Lindqvist",
            "Moreau",
            "Novak",
            "Okafor",
            "Pereira",
            "Rossi",
            "Sato",
            "Torres",
            "Weiss");

    public Roster {
        customers = List.copyOf(customers);
        staff = List.copyOf(staff);
        clients = List.copyOf(clients);
    }

    /**
     * What somebody logs in with.
     *
     * @param name of the person
     * @param username given by the bank
     * @param password chosen by the person
     */
    public record Login(String name, String username, String password) {
        @Override
        public String toString() {
            return username;
        }
    }

    /**
     * What a program of a third party proves itself with.
     *
     * @param id its public name
     * @param secret known to it alone
     */
    public record Client(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** So many customers, two of the staff and one third party. */
    public static Roster of(long seed, int customers) {
        if (customers < 2 || customers > MOST) {
            throw new IllegalArgumentException("a bank has 2 to " + MOST + " customers, not " + customers);
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<Login> all = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            all.add(login(random, i));
        }
        List<Login> staff = List.of(login(random, customers), login(random, customers + 1));
        return new Roster(seed, all, staff, List.of(new Client("budget-app", word(random, 2 * PASSWORD_LETTERS))));
    }

    private static Login login(SplittableRandom random, int number) {
        String first = FIRST.get(number % FIRST.size());
        String last = LAST.get((number / FIRST.size() + number * 7) % LAST.size());
        String username = (first + "." + last).toLowerCase(Locale.ROOT) + "." + (1_000 + number);
        return new Login(first + " " + last, username, word(random, PASSWORD_LETTERS));
    }

    private static String word(SplittableRandom random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }
}
