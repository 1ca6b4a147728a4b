package dev.sinew.bench.classes;

import static dev.sinew.bench.classes.CheckDigit.sum;
import static dev.sinew.bench.classes.Dice.written;

import java.time.LocalDate;

/** Numbers that states outside Europe give to persons and firms, and travel documents. */
final class Worldwide {
    private Worldwide() {}

    static String ssn(Dice dice) {
        int area;
        do {
            area = dice.between(1, 899);
        } while (area == 666);
        return String.format("%03d-%s-%s", area, dice.padded(1, 99, 2), dice.padded(1, 9999, 4));
    }

    static String aadhaar(Dice dice) {
        String number = dice.of("23456789", 1) + dice.digits(10);
        return number + CheckDigit.verhoeff(number);
    }

    static String aadhaarSpaced(Dice dice) {
        return aadhaar(dice).replaceAll("^(....)(....)(....)$", "$1 $2 $3");
    }

    static String pan(Dice dice) {
        return dice.of(Dice.CAPITALS, 3)
                + dice.of("PPPPPCHFATBLJG", 1)
                + dice.of(Dice.CAPITALS, 1)
                + dice.digits(4)
                + dice.of(Dice.CAPITALS, 1);
    }

    static String cpf(Dice dice) {
        String number = dice.digits(9);
        int first = 11 - sum(number, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        String next = number + (first > 9 ? 0 : first);
        int second = 11 - sum(next, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return next + (second > 9 ? 0 : second);
    }

    static String cpfDotted(Dice dice) {
        return cpf(dice).replaceAll("^(...)(...)(...)(..)$", "$1.$2.$3-$4");
    }

    static String cnpj(Dice dice) {
        String number = dice.digits(8) + "0001";
        int first = 11 - sum(number, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        String next = number + (first > 9 ? 0 : first);
        int second = 11 - sum(next, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return (next + (second > 9 ? 0 : second)).replaceAll("^(..)(...)(...)(....)(..)$", "$1.$2.$3/$4-$5");
    }

    static String cuit(Dice dice) {
        while (true) {
            String number = dice.pick("20", "23", "24", "27") + dice.digits(8);
            int last = (11 - sum(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11) % 11;
            if (last < 10) {
                return number.substring(0, 2) + "-" + number.substring(2) + "-" + last;
            }
        }
    }

    static String rut(Dice dice) {
        String number = dice.between(5_000_000, 25_999_999) + "";
        int total = 0;
        for (int i = 0; i < number.length(); i++) {
            total += (number.charAt(number.length() - 1 - i) - '0') * (2 + i % 6);
        }
        return number + "-" + "0K987654321".charAt(total % 11);
    }

    static String curp(Dice dice) {
        LocalDate born = dice.birth();
        String first = dice.of("BCDFGHJLMNPRSTV", 1)
                + dice.of("AEIO", 1)
                + dice.of("BCDFGHJLMNPRSTV", 2)
                + written(born, "yyMMdd")
                + dice.of("HM", 1)
                + dice.pick("DF", "JC", "NL", "OC", "VZ", "YN", "GT", "PL")
                + dice.of("BCDFGHJLMNPRSTVZ", 3)
                + (born.getYear() >= 2000 ? dice.of("AB", 1) : dice.digits(1));
        int total = 0;
        for (int i = 0; i < 17; i++) {
            total += "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ".indexOf(first.charAt(i)) * (18 - i);
        }
        return first + (10 - total % 10) % 10;
    }

    static String resident(Dice dice) {
        String number = dice.pick("110101", "310104", "440305", "330106", "510107", "420106", "610113")
                + written(dice.birth(), "yyyyMMdd")
                + dice.padded(1, 999, 3);
        int rest = sum(number, 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2) % 11;
        return number + "10X98765432".charAt(rest);
    }

    static String rrn(Dice dice) {
        LocalDate born = dice.birth();
        int kind = (born.getYear() >= 2000 ? 3 : 1) + dice.below(2);
        String number = written(born, "yyMMdd") + kind + dice.digits(5);
        int check = (11 - sum(number, 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5) % 11) % 10;
        return number.substring(0, 6) + "-" + number.substring(6) + check;
    }

    static String southAfrican(Dice dice) {
        String number = written(dice.birth(), "yyMMdd") + dice.digits(4) + dice.of("01", 1) + "8";
        return number + CheckDigit.luhn(number);
    }

    static String tfn(Dice dice) {
        while (true) {
            String number = dice.of("123456789", 1) + dice.digits(8);
            if (sum(number, 1, 4, 3, 7, 5, 8, 6, 9, 10) % 11 == 0) {
                return number;
            }
        }
    }

    static String sin(Dice dice) {
        String number = dice.of("1234567", 1) + dice.digits(7);
        return (number + CheckDigit.luhn(number))
                .replaceAll("^(...)(...)(...)$", dice.oneIn(2) ? "$1 $2 $3" : "$1-$2-$3");
    }

    static String sinPlain(Dice dice) {
        return sin(dice).replaceAll("\\D", "");
    }

    static String nric(Dice dice) {
        char kind = "STFG".charAt(dice.below(4));
        String number = dice.digits(7);
        int rest = (sum(number, 2, 7, 6, 5, 4, 3, 2) + (kind == 'T' || kind == 'G' ? 4 : 0)) % 11;
        String letters = kind == 'S' || kind == 'T' ? "JZIHGFEDCBA" : "XWUTRQPNMLK";
        return kind + number + letters.charAt(rest);
    }

    /** The two lines of a passport, ICAO 9303 part 4. */
    static String machineReadable(Dice dice) {
        String state = dice.pick("DEU", "FRA", "GBR", "USA", "ESP", "UTO");
        String name = dice.pick("MUELLER<<ANNA", "DUBOIS<<MARIE<LOUISE", "SMITH<<JOHN", "GARCIA<LOPEZ<<MATEO");
        String number = checked(dice.of("CFGHJKLMNPRTVWXYZ", 1) + dice.digits(8));
        String born = checked(written(dice.birth(), "yyMMdd"));
        String expires = checked(dice.padded(26, 35, 2) + dice.padded(1, 12, 2) + dice.padded(1, 28, 2));
        String personal = checked("<".repeat(14));
        String first = ("P<" + state + name + "<".repeat(44)).substring(0, 44);
        return first + "\n" + number + state + born + dice.of("MF", 1) + expires + personal
                + mrz(number + born + expires + personal);
    }

    private static String checked(String text) {
        return text + mrz(text);
    }

    private static int mrz(String text) {
        int total = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            total += (sign == '<' ? 0 : Character.digit(sign, 36)) * (i % 3 == 0 ? 7 : i % 3 == 1 ? 3 : 1);
        }
        return total % 10;
    }

    static String imei(Dice dice) {
        String number = dice.pick("35", "86", "01") + dice.digits(12);
        return number + CheckDigit.luhn(number);
    }
}
