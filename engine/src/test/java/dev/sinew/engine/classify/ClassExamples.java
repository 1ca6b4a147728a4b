package dev.sinew.engine.classify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Values of the classes that have a check as issuers, standards and registers of number formats publish them, where those
 * give too few some computed by hand; and some that look alike and are none.
 */
final class ClassExamples {
    private static final String TABLE = """
            email              | ada@bank.example | first.last+tag@mail.example | x@sub.domain.example | ! ada@ | @bank.example | ada bank.example
            iban               | GB29NWBK60161331926819 | DE89370400440532013000 | FR1420041010050500013M02606 | NO9386011117947
            iban               | CH9300762011623852957 | NL91ABNA0417164300 | IT60X0542811101000000123456 | ES9121000418450200051332
            iban               | BE68539007547034 | SE4550000000058398257466 | PL61109010140000071219812874 | AT611904300234573201
            iban               | MU17BOMM0101101030300200000MUR | BR1800360305000010009795493C1 | SC18SSCB11010000000000001497USD
            iban               | KW81CBKU0000000000001234560101 | LC55HEMM000100010012001200023015 | MT84MALT011000012345MTLCAST001S
            iban               | AE070331234567890123456 | SA0380000000608010167519 | TR330006100519786457841326 | UA213223130000026007233566001
            iban               | GB29 NWBK 6016 1331 9268 19 | gb29nwbk60161331926819 | ! GB28NWBK60161331926819 | DE8937040044053201300
            card-number        | 4111111111111111 | 5555555555554444 | 378282246310005 | 6011111111111117 | 30569309025904
            card-number        | 3530111333300000 | 4242 4242 4242 4242 | 5105-1051-0510-5100 | ! 4111111111111112 | 9111111111111112
            jwt                | eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl | eyJhbGciOiJub25lIn0.eyJhIjoxfQ. | ! eyJhbGciOiJub25lIn0
            ip-address         | 203.0.113.9 | 2001:db8::1 | 198.51.100.7 | ! 1.2.3 | 256.1.1
            phone              | +442079460958 | +1 212-555-0123 | (212) 555-0123 | +49 30 901820 | +33 1 99 00 12 34 | 212-555-0123
            phone              | +353209123456 | ! +12 | +839123456789 | (012) 555-0123 | 012-555-0123
            mac-address        | 00:00:5E:00:53:01 | 00-00-5e-00-53-ff | 01:00:5e:90:10:00 | ! 00:00:00:00:00:00 | 00:00:5E:00:53
            us-ssn             | 078-05-1120 | 219-09-9999 | 457-55-5462 | ! 000-12-3456 | 666-12-3456 | 900-12-3456 | 123-00-4567
            uk-nino            | AB123456C | CE 12 34 56 A | JG103759A | ! QQ123456C | AB123456E | BG123456A
            fr-nir             | 255081416802538 | 295109912611193 | 253072B07300470 | 2 55 08 14 168 025 38 | ! 255081416802539
            de-tax-id          | 86095742719 | 36574261809 | 11234567890 | 11123456786 | ! 36574261808 | 12345678903 | 11112345678
            es-dni             | 12345678Z | 54362315K | 00000000T | 54362315-K | ! 12345678A | 54362315Z
            es-nie             | X2482300W | Y1234567X | Z0000000M | ! X2482300A
            it-codice-fiscale  | RCCMNL83S18D969H | MRTNTN23M02D969P | RSSMRA45C12F2L5N | RSSMRA45C12F2LRI | ! FOXDRA26C24H872A
            pt-nif             | 501964843 | 123456789 | 999999990 | ! 501964842
            nl-bsn             | 111222333 | 123456782 | 999990019 | ! 111252333
            be-national-number | 85073003328 | 17073003384 | 75060898009 | 85.07.30-033.28 | ! 85073003329
            se-personnummer    | 811228-9874 | 670919-9530 | 8803200420 | 121212+1212 | 191212121212 | ! 811228-9875
            fi-henkilotunnus   | 131052-308T | 131052A308T | 131052+308T | ! 131052-308U | 131052T308T
            dk-cpr             | 0707614285 | 211062-5629 | 070761-4285 | ! 211062-5628
            no-fodselsnummer   | 15108695088 | 10048745526 | 26111593816 | ! 26111593817 | 26111593826 | 26111593875
            pl-pesel           | 44051401359 | 02070803628 | 02211307589 | ! 44051401358
            cz-rodne-cislo     | 7103192745 | 710319/2745 | 7360285163 | ! 710319/2746
            ro-cnp             | 1630615123457 | 1800101221144 | 1960229323144 | ! 1630615123458
            at-svnr            | 1237010180 | 1237 010180 | 1008010160 | ! 2237 010180
            ch-ahv             | 7569217076985 | 756.9217.0769.85 | 7561234567897 | ! 7569217076984
            ie-pps             | 6433435F | 1234567TW | 1234567FA | 1234567OB | 1234567TT | ! 6433435E | 1234567XX
            bg-egn             | 7523169263 | 8032056031 | 7501020018 | ! 8032056032
            hr-oib             | 33392005961 | 69435151530 | 94577403194 | ! 33392005962
            tr-kimlik          | 17291716060 | 10000000146 | 19191919190 | ! 17291716050
            in-aadhaar         | 234123412346 | 2341 2341 2346 | 499118665246 | ! 234123412347
            in-pan             | ACUPA7085R | AAAPL1234C | AABCU9603R | ! ACUZA7085R | ACUPA708R
            br-cpf             | 39053344705 | 390.533.447-05 | 529.982.247-25 | ! 390.533.447-06 | 111.111.111-11
            br-cnpj            | 16727230000197 | 16.727.230/0001-97 | 11.222.333/0001-81 | ! 16.727.230/0001-98
            ar-cuit            | 20055361682 | 20-05536168-2 | 20267565393 | ! 20267565392
            cl-rut             | 76086428-5 | 12.531.909-2 | 12531909-2 | ! 12531909-3
            mx-curp            | BOXW310820HNERXN09 | HEGG560427MVZRRL04 | BEML920313HMCLNS09 | ! PEGL890909MJCRMS09
            cn-resident-id     | 360426199101010071 | 44011320141005001X | 110102199101010078 | ! 360426199113010079 | 36042619910102009X
            kr-rrn             | 9710139019902 | 880411-2238459 | 760406-1679592 | ! 971013-9019903
            za-id              | 7503305044089 | 8001015009087 | 9001049818080 | ! 7503305044088
            au-tfn             | 123456782 | 123 456 782 | 876543210 | ! 123456783
            ca-sin             | 123456782 | 193456787 | 123-456-782 | ! 123456783 | 046454286
            sg-nric            | S1234567D | T1234567J | F1234567N | G1234567X | M1234567K | ! S1234567E
            passport-number    | L898902C36UTO7408122F1204159ZE184226B<<<<<10 | ! L898902C37UTO7408122F1204159ZE184226B<<<<<10
            device-id          | 356868000041418 | 490154203237518 | 352099001761481 | ! 356868000041419
            card-expiry        | 09/27 | 12/2030 | 01/2029 | ! 13/27 | 00/27 | 09/2127
            bic                | DEUTDEFF | NEDSZAJJXXX | AGRIFRPP | DEUTDEFF500 | ! DEUTXXFF | PRODUCTS | deutdeff
            us-bank-account    | 111000025 | 021000021 | 026009593 | ! 111000026 | 991000025
            crypto-address     | 1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD | 3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy
            crypto-address     | bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4 | BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4
            crypto-address     | 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed | 0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359
            crypto-address     | ! 1NEDqZPvTWRaoho48qXuLLsrYomMXPABfA | bc1qardv855yjngspvxuttq897aqca3lxju2y69jZZ
            crypto-address     | ! 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD
            lei                | 213800KUD8LAJWSQ9D15 | 5493001KJTIIGC8Y1R12 | HWUPKR0MPOU8FGXBT394 | ! 213800KUD8LXJWSQ9D15
            isin               | US0378331005 | AU0000XVGZA3 | GB0002634946 | ! US0378331004
            icd-10             | E11.9 | S72.001A | C50.911 | ! 11E.9 | E1.99 | E119.
            nhs-number         | 9434765919 | 943 476 5919 | 9434765870 | ! 9434765918
            npi                | 1234567893 | 1245319599 | 1679576722 | ! 1234567894
            loinc              | 2345-7 | 718-7 | 4548-4 | 10154-3 | ! 2345-8
            password-hash      | $2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW | {SSHA}DkMTwBl+a/3DQTxCYEApdUtNXGgdUac3
            password-hash      | $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$RdescudvJCsgt3ub+b0b | ! $2b$12 | d41d8cd98f00b204e9800998ecf8427e
            api-key            | AKIAIOSFODNN7EXAMPLE | ghp_16C7e42F292c6912E7710c838347Ae178B4a | glpat-0123456789abcdefABCD | ! AKIAIOSFODNN | ghp_name
            private-key        | -----BEGIN RSA PRIVATE KEY-----MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX | ! -----BEGIN CERTIFICATE-----MIIBOgIBAAJBAKj34GkxFhD90vcNLYLI
            private-key        | -----BEGIN PRIVATE KEY-----MIICdgIBADANBgkqhkiG9w0BAQEFAASCAmAwggJcAgEA
            private-key        | -----BEGIN EC PRIVATE KEY-----MHcCAQEEIIrYSSNQFaA2Hwf1duRSxKtLYX5CB04
            """;

    static final Map<DataClass, List<String>> VALID = new EnumMap<>(DataClass.class);
    static final Map<DataClass, List<String>> INVALID = new EnumMap<>(DataClass.class);

    static {
        for (String line : TABLE.split("\n", -1)) {
            String[] cells = line.split("\\|", -1);
            if (cells.length > 1) {
                DataClass dataClass = DataClass.ofId(cells[0].strip()).orElseThrow();
                boolean valid = true;
                for (int i = 1; i < cells.length; i++) {
                    String cell = cells[i].strip();
                    valid &= !cell.startsWith("!");
                    (valid ? VALID : INVALID)
                            .computeIfAbsent(dataClass, key -> new ArrayList<>())
                            .add(valid ? cell : cell.replaceFirst("^! ", ""));
                }
            }
        }
    }

    private ClassExamples() {}
}
