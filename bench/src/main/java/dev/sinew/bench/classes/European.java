package dev.sinew.bench.classes;

import static dev.sinew.bench.classes.CheckDigit.sum;
import static dev.sinew.bench.classes.Dice.written;

import java.time.LocalDate;

/** Numbers that European states give to persons. */
final class European {
    private static final String DNI = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private European() {}

    static String nino(Dice dice) {
        String prefix;
        do {
            prefix = dice.of("ABCEGHJKLMNOPRSTWXYZ", 1) + dice.of("ABCEGHJKLMNPRSTWXYZ", 1);
        } while (prefix.matches("BG|GB|NK|KN|TN|NT|ZZ|O."));
        return prefix + dice.digits(6) + dice.of("ABCD", 1);
    }

    static String ninoSpaced(Dice dice) {
        return nino(dice).replaceAll("^(..)(..)(..)(..)(.)$", "$1 $2 $3 $4 $5");
    }

    static String nir(Dice dice) {
        int department = dice.between(1, 95);
        String number = dice.pick("1", "2")
                + written(dice.birthBefore2000(), "yyMM")
                + String.format("%02d", department == 20 ? 21 : department)
                + dice.padded(1, 989, 3)
                + dice.padded(1, 999, 3);
        return number + String.format("%02d", 97 - Long.parseLong(number) % 97);
    }

    static String nirSpaced(Dice dice) {
        return nir(dice).replaceAll("^(.)(..)(..)(..)(...)(...)(..)$", "$1 $2 $3 $4 $5 $6 $7");
    }

    /** Ten digits of which one comes twice and the others once or not, and the check digit. */
    static String germanTax(Dice dice) {
        StringBuilder left = new StringBuilder(Dice.DIGITS);
        StringBuilder made = new StringBuilder();
        while (made.length() < 9) {
            int at = dice.below(left.length());
            if (!made.isEmpty() || left.charAt(at) != '0') {
                made.append(left.charAt(at));
                left.deleteCharAt(at);
            }
        }
        made.insert(dice.between(1, 9), made.charAt(dice.below(9)));
        return made.toString() + CheckDigit.hybrid(made.toString());
    }

    static String dni(Dice dice) {
        String number = dice.digits(8);
        return number + DNI.charAt(Integer.parseInt(number) % 23);
    }

    static String nie(Dice dice) {
        int kind = dice.below(3);
        String number = dice.digits(7);
        return "XYZ".charAt(kind) + number + DNI.charAt(Integer.parseInt(kind + number) % 23);
    }

    static String codiceFiscale(Dice dice) {
        LocalDate born = dice.birth();
        int day = born.getDayOfMonth() + (dice.oneIn(2) ? 40 : 0);
        String consonants = "BCDFGLMNPRSTVZ";
        String first = dice.of(consonants, 6)
                + written(born, "yy")
                + "ABCDEHLMPRST".charAt(born.getMonthValue() - 1)
                + String.format("%02d", day)
                + dice.of("ABCDEFGHIL", 1)
                + dice.padded(1, 999, 3);
        int total = 0;
        for (int i = 0; i < 15; i++) {
            char sign = first.charAt(i);
            int value = Character.isDigit(sign) ? sign - '0' : sign - 'A';
            total += i % 2 == 0 ? ODD[value] : value;
        }
        return first + (char) ('A' + total % 26);
    }

    static String nif(Dice dice) {
        String number = dice.of("123", 1) + dice.digits(7);
        int rest = sum(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return number + (rest < 2 ? 0 : 11 - rest);
    }

    static String bsn(Dice dice) {
        while (true) {
            String number = dice.of("123456789", 1) + dice.digits(7);
            int last = sum(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
            if (last < 10) {
                return number + last;
            }
        }
    }

    static String belgian(Dice dice) {
        LocalDate born = dice.birth();
        String number = written(born, "yyMMdd") + dice.padded(1, 997, 3);
        long counted = Long.parseLong((born.getYear() >= 2000 ? "2" : "") + number);
        return number + String.format("%02d", 97 - counted % 97);
    }

    static String belgianDotted(Dice dice) {
        return belgian(dice).replaceAll("^(..)(..)(..)(...)(..)$", "$1.$2.$3-$4.$5");
    }

    static String personnummer(Dice dice) {
        LocalDate born = dice.birth();
        String number = written(born, "yyMMdd") + dice.digits(3);
        int check = CheckDigit.luhn(number);
        return born.getYear() / 100 + number.substring(0, 6) + "-" + number.substring(6) + check;
    }

    static String personnummerShort(Dice dice) {
        return personnummer(dice).substring(2);
    }

    static String henkilotunnus(Dice dice) {
        LocalDate born = dice.birth();
        String day = written(born, "ddMMyy");
        String serial = dice.padded(2, 899, 3);
        char check = "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(Integer.parseInt(day + serial) % 31);
        return day + (born.getYear() >= 2000 ? "A" : "-") + serial + check;
    }

    static String cpr(Dice dice) {
        while (true) {
            String number = written(dice.birthBefore2000(), "ddMMyy") + dice.of("0123", 1) + dice.digits(2);
            int last = (11 - sum(number, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
            if (last < 10) {
                return number.substring(0, 6) + "-" + number.substring(6) + last;
            }
        }
    }

    static String norwegian(Dice dice) {
        while (true) {
            String number = written(dice.birthBefore2000(), "ddMMyy") + dice.padded(0, 499, 3);
            int first = (11 - sum(number, 3, 7, 6, 1, 8, 9, 4, 5, 2) % 11) % 11;
            int second = first > 9 ? 10 : (11 - sum(number + first, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
            if (second < 10) {
                return number + first + second;
            }
        }
    }

    static String pesel(Dice dice) {
        LocalDate born = dice.birth();
        int month = born.getMonthValue() + (born.getYear() >= 2000 ? 20 : 0);
        String number = written(born, "yy") + String.format("%02d", month) + written(born, "dd") + dice.digits(4);
        return number + (10 - sum(number, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3) % 10) % 10;
    }

    static String rodneCislo(Dice dice) {
        while (true) {
            LocalDate born = dice.birth();
            int month = born.getMonthValue() + (dice.oneIn(2) ? 50 : 0);
            String number = written(born, "yy") + String.format("%02d", month) + written(born, "dd") + dice.digits(3);
            int last = (int) (Long.parseLong(number) % 11);
            if (last < 10) {
                return number.substring(0, 6) + "/" + number.substring(6) + last;
            }
        }
    }

    static String cnp(Dice dice) {
        LocalDate born = dice.birth();
        int kind = (born.getYear() >= 2000 ? 5 : 1) + dice.below(2);
        String number = kind + written(born, "yyMMdd") + dice.padded(1, 46, 2) + dice.padded(1, 999, 3);
        int rest = sum(number, 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11;
        return number + (rest == 10 ? 1 : rest);
    }

    static String svnr(Dice dice) {
        while (true) {
            String serial = dice.padded(100, 999, 3);
            String born = written(dice.birth(), "ddMMyy");
            int check = sum(serial + born, 3, 7, 9, 5, 8, 4, 2, 1, 6) % 11;
            if (check < 10) {
                return serial + check + born;
            }
        }
    }

    static String ahv(Dice dice) {
        String number = "756" + dice.digits(9);
        return (number + CheckDigit.ean(number)).replaceAll("^(...)(....)(....)(..)$", "$1.$2.$3.$4");
    }

    static String pps(Dice dice) {
        String number = dice.digits(7);
        boolean second = dice.oneIn(3);
        int total = sum(number, 8, 7, 6, 5, 4, 3, 2) + (second ? 9 : 0);
        return number + "WABCDEFGHIJKLMNOPQRSTUV".charAt(total % 23) + (second ? "A" : "");
    }

    static String egn(Dice dice) {
        LocalDate born = dice.birth();
        int month = born.getMonthValue() + (born.getYear() >= 2000 ? 40 : 0);
        String number = written(born, "yy") + String.format("%02d", month) + written(born, "dd") + dice.digits(3);
        return number + sum(number, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11 % 10;
    }

    static String oib(Dice dice) {
        String number = dice.digits(10);
        return number + CheckDigit.hybrid(number);
    }

    static String kimlik(Dice dice) {
        String number = dice.of("123456789", 1) + dice.digits(8);
        int odd = sum(number, 1, 0, 1, 0, 1, 0, 1, 0, 1);
        int even = sum(number, 0, 1, 0, 1, 0, 1, 0, 1, 0);
        int tenth = Math.floorMod(7 * odd - even, 10);
        return number + tenth + (odd + even + tenth) % 10;
    }
}
