package dev.sinew.engine.classify;

/**
 * What fields of each class are called. {@code =} names that say it by themselves, {@code ~} names that suit it, {@code &} what
 * speaks for it beside or above the field, {@code |} beside it and nothing else in that name,
 * {@code ^} in the object that holds it, {@code :} the formats and lengths of values that the name decides without a check.
 */
final class ClassNames {
    /** The formats' letters stand in {@link ValueShape}. */
    static final String IDENTITY = """
            email
            = email, e mail, mail, email address, mail address, email id, correo, correo electronico, courriel
            = posta elettronica, adresse mail, mailadresse, emailadresse, emails
            ~ contact, recipient, sender, from, to, cc, bcc, reply to, login, username
            phone
            = phone, phone number, telephone, telephone number, mobile, mobile number, mobile phone, cell phone, cell, msisdn
            = fax, fax number, telefon, telefonnummer, handynummer, handy, mobilnummer, telefono, numero de telefono, celular
            = telefone, telephone portable, numero telephone, telefoon, telefoonnummer, tel, whatsapp, landline, gsm
            ~ contact, contact number
            & email, name, address
            : DNSTX 6 24
            mac-address
            = mac, mac address, hardware address, bssid, ethernet address, wifi mac, bluetooth address
            ip-address
            = ip, ip address, ipv, remote address, remote addr, client ip, source ip, user ip, ip addr, last login ip, adresse ip
            ~ address, host, client, origin, remote
            us-ssn
            = ssn, social security number, social security, us ssn, social security no
            ~ tax id, tin, taxpayer id, national id, itin
            & employee, applicant, patient, birth, dob, borrower
            : DSX 9 11
            uk-nino
            = nino, national insurance number, ni number, national insurance, national insurance no
            ~ tax id, national id, social security number, tax identifier
            fr-nir
            = nir, numero securite sociale, securite sociale, numero secu, num secu, secu, numero de securite sociale, insee number, carte vitale
            ~ social security number, national id, ssn
            & nom, prenom, naissance, adresse
            de-tax-id
            = steuer id, steueridentifikationsnummer, steuer identifikationsnummer, steuernummer, idnr, steuerid, tax identification number
            ~ tax id, tin, national id, tax number, tax identifier
            & vorname, nachname, geburtsdatum, strasse, plz
            es-dni
            = dni, nif, documento nacional de identidad, numero dni, documento identidad
            ~ national id, tax id, documento, document number, identity number, identificacion
            & nombre, apellido, apellidos, direccion
            es-nie
            = nie, numero de identidad de extranjero
            ~ national id, tax id, documento, document number, dni, nif
            & nombre, apellido, apellidos, direccion
            it-codice-fiscale
            = codice fiscale, cod fiscale, codicefiscale, codfisc, codice fiscal
            ~ tax id, national id, fiscal code, tax code, tax identifier
            & cognome, nome, indirizzo
            pt-nif
            = nif, numero de contribuinte, contribuinte, numero contribuinte, numero fiscal
            ~ tax id, national id, vat number, tax number
            & nome, morada, apelido
            nl-bsn
            = bsn, burgerservicenummer, citizen service number, sofinummer, burger service nummer
            ~ national id, tax id, personal number, social security number, ssn
            & voornaam, achternaam, geboortedatum, straat
            be-national-number
            = rijksregisternummer, numero de registre national, niss, insz, numero national, national number, registre national
            ~ national id, personal number, social security number, ssn
            & voornaam, achternaam, prenom, nom
            se-personnummer
            = personnummer, person nummer, personnr, personal identity number, samordningsnummer, swedish personal number
            ~ national id, personal number, ssn, social security number, pnr
            & fornamn, efternamn
            fi-henkilotunnus
            = henkilotunnus, hetu, personal identity code, sosiaaliturvatunnus
            ~ national id, personal number, ssn, social security number
            & etunimi, sukunimi
            dk-cpr
            = cpr, cpr number, cpr nummer, personnummer, cprnummer
            ~ national id, personal number, ssn, social security number
            & fornavn, efternavn
            no-fodselsnummer
            = fodselsnummer, fnr, personnummer, fodselsnr
            ~ national id, personal number, ssn, social security number
            & fornavn, etternavn
            pl-pesel
            = pesel, numer pesel
            ~ national id, personal number
            & imie, nazwisko
            cz-rodne-cislo
            = rodne cislo, birth number, rc cislo, rodnecislo
            ~ national id, personal number
            & jmeno, prijmeni
            ro-cnp
            = cnp, cod numeric personal
            ~ national id, personal number
            & nume, prenume
            at-svnr
            = svnr, sozialversicherungsnummer, sv nummer, versicherungsnummer
            ~ national id, social security number, ssn
            & vorname, nachname, geburtsdatum
            ch-ahv
            = ahv, ahv nummer, ahvn, navs, avs number, numero avs, sozialversicherungsnummer, ahv number
            ~ national id, social security number, ssn
            & vorname, nachname, prenom, nom
            ie-pps
            = pps, ppsn, pps number, pps no
            ~ national id, social security number, tax id
            bg-egn
            = egn
            ~ national id, personal number
            hr-oib
            = oib
            ~ national id, tax id, personal number
            tr-kimlik
            = tckn, kimlik, kimlik no, tc kimlik no, tc no, tckimlikno
            ~ national id, identity number
            in-aadhaar
            = aadhaar, aadhar, aadhaar number, uidai, aadhaar no
            ~ national id, uid
            & pincode, pan
            in-pan
            = pan card, pan card number, income tax pan, permanent account number, pan, pan number, pan no
            ~ tax id
            & pincode, aadhaar, gstin
            br-cpf
            = cpf, cpf number, numero cpf, cadastro de pessoa fisica, cpf cnpj
            ~ national id, tax id, documento, document, document number
            & nome, sobrenome, endereco, cep
            br-cnpj
            = cnpj, cpf cnpj, numero cnpj
            ~ tax id, documento, document, company id
            & razao social, cep
            ar-cuit
            = cuit, cuil
            ~ tax id, national id, documento
            & nombre, apellido, domicilio
            cl-rut
            = rut, run, rol unico tributario
            ~ tax id, national id
            & nombre, apellido, comuna
            mx-curp
            = curp
            ~ national id
            & nombre, apellido, rfc
            cn-resident-id
            = resident id, resident identity number, shenfenzheng, id card, id card number, idcard, idcardno, sfz
            ~ national id, identity number, id number, cert no
            kr-rrn
            = rrn, jumin, resident registration number, jumin number
            ~ national id, resident number
            za-id
            = sa id, south african id, sa id number, rsa id
            ~ national id, id number, identity number
            au-tfn
            = tfn, tax file number
            ~ tax id, tax number
            ca-sin
            = sin, social insurance number, sin number, numero assurance sociale, nas
            ~ national id, tax id
            sg-nric
            = nric, fin, nric number, nric fin, uin
            ~ national id, identity number, id number
            national-id
            = national id, national identifier, national id number, nationalid, identity card number, id card number
            = identity document number, personalausweisnummer, ausweisnummer, personalausweis, ausweis, identity card, identity document, id card, tax id, taxpayer id, tax number
            = tin, tax identification number, social security number, personal identification number, numero de identidad
            ~ personal number, id number, identity number, document number
            & birth, dob, passport, nationality, first name, last name
            : DSHKXW 6 20
            passport-number
            = passport, passport number, travel document number, passport no, passport id, pass number, reisepass, reisepassnummer, passnummer, pasaporte
            = passeport, numero passeport, numero de pasaporte, mrz, passaporte, machine readable zone
            : DSHKXW 6 14
            driving-licence
            = driving licence, driving license, drivers licence, drivers license, driver license, driver licence, licence number
            = driving licence number, driving license number, driver license number, drivers license number, fuhrerschein
            = fuhrerscheinnummer, permis de conduire, carnet de conducir, fuehrerschein, fuehrerscheinnummer, licencia de conducir, carta conducao, patente di guida, dl number
            ~ license number
            & birth, dob, driver, vehicle
            : DSHKXT 5 25
            device-id
            = imei, imsi, meid, device id, device identifier, idfa, idfv, gaid, aaid, android id, advertising id, udid, device uuid
            = device serial, device fingerprint, iccid
            & os version, platform, model, manufacturer
            : DUSHKXW 6 64
            """;

    /** People, money and health. */
    static final String PEOPLE = """
            person-name
            = first name, last name, firstname, lastname, surname, given name, family name, full name, fullname, forename, fname
            = lname, middle name, maiden name, birth name, legal name, preferred name, vorname, nachname, familienname, vollname, vollstandiger name, kundenname, kunden name, kunde name, geburtsname
            = prenom, nom de famille, nom complet, apellido, apellidos, primer apellido, segundo apellido, cognome, sobrenome
            = achternaam, voornaam, imie, nazwisko, fornavn, etternavn, efternavn, fornamn, efternamn, etunimi, sukunimi
            = nombre completo, nome completo, cardholder, card holder, cardholder name, holder name, card holder name, account holder
            = account holder name, beneficiary name, customer name, patient name, contact name, owner name
            = recipient name, sender name, payee name, payer name, employee name, doctor name, guardian name, spouse name, mother name
            = emergency contact name, kontoinhaber, titular, titular cuenta, nombre titular, titulaire, titulaire compte, intestatario, name on card, person name, user full name, debtor name, creditor name, author name
            = next of kin, mother maiden name, user name full, member name, applicant name, borrower name, driver name, inhaber
            ~ name, account name, client name, nom, nombre, nome, naam, nimi, namn, navn, display name, author, payee, payer, owner, holder, recipient, sender
            ~ customer, patient, beneficiary, contact, assignee, physician, doctor
            & email, phone, mobile, birth, birthday, dob, birthdate, gender, first name, last name, surname, nachname, vorname, ssn
            & street, street address, postal code, zip code, apellido, prenom, telefono, telefonnummer, passport, date of birth
            ^ customer, patient, person, employee, user, holder, owner, contact, applicant, beneficiary, member, recipient, sender
            ^ payee, payer, guest, passenger, driver, author, kunde, creditor account, debtor account, assignee, subscriber
            : WTSX 1 120
            postal-address
            = street, street address, street name, house number, building number, address line, addressline, postal address
            = home address, billing address, shipping address, delivery address, mailing address, residential address, full address
            = postal code, postalcode, postcode, post code, zip code, zipcode, zip, plz, strasse, hausnummer, postleitzahl, anschrift
            = wohnort, code postal, rue, adresse, codigo postal, calle, direccion, domicilio, indirizzo, via civico, cep, logradouro
            = endereco, morada, straat, postnummer, adresse postale, postanschrift, lieferadresse, rechnungsadresse, street line, apartment
            = customer address, patient address, user address, employee address, formatted address, address city
            ~ address, city, town, ville, ciudad, ort, stadt, district, county, line, suburb, cap, bairro, pincode, cidade, plaats, municipality
            & street, zip, postal code, postcode, city, postal, district, landmark, locality, house number, plz, strasse, calle, code postal, province
            & phone, email
            ^ customer, patient, person, employee, address, billing, shipping
            : WTSXDO 1 300
            date-of-birth
            = date of birth, birth date, birthdate, birthday, dob, birth day, dateofbirth, born, born on, geburtsdatum, geburtstag
            = date de naissance, naissance, fecha de nacimiento, fecha nacimiento, nacimiento, data di nascita, data nascimento
            = data de nascimento, geboortedatum, fodselsdato, fodelsedatum, data urodzenia, syntymaaika
            : AMDNSX 6 35
            geolocation
            = latitude, longitude, lat lng, lat lon, latlng, latlong, geo point, gps, gps coordinates, geo coordinates, geolocation
            = breitengrad, langengrad, laengengrad, latitud, longitud, latitudine, longitudine, geo location
            ~ lat, lng, lon, long, coordinates, location, coords, position, coordinate
            & lat, lng, lon, long, latitude, longitude, altitude, accuracy, geo, gps, location, coordinates, geometry
            : NXDO 3 64
            username
            = username, user name, login, login name, loginname, screen name, user login, account login, benutzername
            = nom utilisateur, nombre de usuario, usuario, nome utente, gebruikersnaam, uname, preferred username
            ~ user, principal, handle, nickname
            & password, email, role
            : WSTKXED 1 80
            gender
            = gender, sex, geschlecht, sexe, genero, sexo, sesso, geslacht, kjonn, plec, gender identity, anrede, salutation
            : WDTS 1 24
            card-verification-code
            = cvv, cvc, cvn, csc, cvd, cid code, card verification code, card verification value, card security code
            = cardverificationcode, verification value, kartenprufnummer, kartenpruefnummer, prufnummer, codigo seguridad tarjeta, card code
            ~ security code, verification code
            & card, card number, expiry, exp month, exp year, pan, cardholder, payment
            pin
            = pin, pin code, pincode, card pin, personal identification number, new pin, old pin, current pin, atm pin, geheimzahl
            pin-block
            = pin block, pinblock, encrypted pin block, encrypted pin
            : HDKSX 14 64
            card-number
            = card number, card no, cardnumber, credit card, credit card number, debit card, debit card number, primary account number
            = ccnumber, cc number, cc num, card num, kartennummer, kreditkarte, kreditkartennummer, numero carte, numero de tarjeta, pan, pan number
            = numero tarjeta, tarjeta, cartao, numero cartao, carta di credito, numero carta, payment card, cardpan, card pan
            ~ card, funding source
            & cvv, cvc, expiry, expiration, exp month, exp year, cardholder, card holder, card, brand, credit card, debit card, payment
            card-expiry
            = expiry, card expiry, expiry date, expiration date, expiration, exp date, expdate, card expiration, valid thru
            = exp month, exp year, expiry month, expiry year, expiration month, expiration year, ablaufmonat, ablaufjahr
            = valid until, valid to, ablaufdatum, gultig bis, fecha de caducidad, date expiration, exp, card exp, cc exp
            & card, card number, cvv, cvc, cardholder, pan, brand, credit card, exp month, exp year, expiry month, expiry year, card num, cc number
            : DN 1 4
            iban
            = iban, iban number, account iban, international bank account number, creditor iban, debtor iban
            ~ account, account number, bank account, konto, kontonummer, compte, cuenta, conto, rekening
            & bic, swift, bank
            bic
            = bic, swift, swift code, bic code, bank identifier, bic swift, swift bic, bankbic, swiftcode
            ~ bank code, bank id
            & iban, account, bank
            uk-bank-account
            = sort code, sortcode, uk account number, uk sort code, bank sort code
            ~ account number, account no, accountnumber
            & sort code, sortcode
            : DSX 6 10
            us-bank-account
            = routing number, aba, aba number, aba routing number, routing transit number, routing no, ach routing, routing code
            ~ account number, account no, accountnumber, routing, rtn
            & routing number, routing, aba
            : D 6 17
            bank-account
            = account number, account no, bank account, bank account number, accountnumber, kontonummer, kontonr, numero de compte, numero conta
            = numero de cuenta, numero cuenta, numero conto, rekeningnummer, numero konta, beneficiary account, clabe, bban
            & bank, iban, bic, balance, currency, payment, transfer, account holder, beneficiary
            : DSH 6 34
            balance
            = balance, available balance, current balance, account balance, opening balance, closing balance, ledger balance
            = kontostand, saldo, solde, saldo disponible, outstanding balance, booked balance, credit limit, overdraft limit
            : NDO 1 24
            amount
            = transaction amount, payment amount, transfer amount, instructed amount, salary, gehalt, income, annual income, gross pay
            = net pay, wage, loan amount, debit amount, credit amount, amount due, montant, importe, betrag, importo, settlement amount
            = total amount, net amount, gross amount, fee amount, tax amount, refund amount, invoice amount, amount paid, base amount
            ~ amount, value, sum, total, valor, amt, quantum
            & currency, currency code, iban, payee, payer, beneficiary, payment, transfer, transaction, balance, debtor, creditor
            & wahrung, devise, moneda, booking date, value date
            : NDO 1 24
            transaction-id
            = transaction id, transaction reference, transaction no, transaction number, txn id, tx id, trx id, payment id
            = payment reference, transfer id, end to end id, endtoendid, transactionid, transaktions id, transaktionsnummer, id transaccion, id transaction, id transacao, numero transaccion
            = uetr, booking reference id, mandate id, transaction identifier
            : DUSHKX 3 80
            crypto-address
            = wallet address, crypto address, btc address, bitcoin address, eth address, ethereum address, wallet, deposit address
            ~ address, to, from, recipient
            lei
            = lei, legal entity identifier, lei code
            isin
            = isin, isin code, security id, wertpapierkennnummer
            icd-10
            = icd, icd code, icd 10, diagnosis code, diagnose code, icd 10 code, condition code, principal diagnosis, icdcode
            ~ diagnosis, diagnoses, code
            & diagnosis, patient, condition, encounter, icd, claim, symptoms
            nhs-number
            = nhs, nhs number, nhs no, nhsnumber
            ~ patient id, patient number, medical record number
            & patient, nhs, gp
            npi
            = npi, npi number, national provider identifier, provider npi, prescriber npi
            ~ provider id, prescriber id, provider number
            & provider, physician, claim
            loinc
            = loinc, loinc code, loinc num, test code, observation code
            ~ code
            & observation, lab, loinc, specimen, result
            medical-record-number
            = mrn, medical record number, medical record no, medical record, patient id, patient number, patient no, chart number
            = patientennummer, fallnummer, patienten id, numero dossier patient, historia clinica, numero historia clinica, numero historia, health record number, patient identifier, hospital number, patientenaktennummer, patientenakte
            : DUSHKXW 3 64
            prescription
            = prescription, prescriptions, medication, medications, medication name, drug, drug name, dosage, rx number
            = prescription number, prescription id, medicine, rezept, medikament, medicamento, ordonnance, receta, active ingredient
            ~ dose, ndc, treatment
            & patient, diagnosis, medication, prescriber, pharmacy
            : WTSXDKUHO 1 400
            diagnosis
            = diagnosis, diagnoses, medical condition, diagnose, diagnostico, diagnostic medical, symptoms, allergies, allergy
            = medical history, chief complaint, disability, clinical note, clinical notes, diagnosis description, health condition
            ~ diagnostic, condition, conditions, disease, vaccine, procedure
            & patient, encounter, icd, medication, physician, doctor, prescription, hospital
            : WTSXO 1 4000
            health-insurance-id
            = health insurance id, health insurance number, insurance member id, medicare number, medicaid id, mbi, hicn
            = krankenversicherungsnummer, versichertennummer, health plan id, insurance id, insurance number, subscriber id, kvnr
            = health card number, beneficiary identifier, insurance policy number, health plan member id, krankenversichertennummer
            = numero assurance maladie, numero de securite sociale patient
            ~ member id, policy number, policy id, group number, member number
            & insurance, patient, health plan, payer, coverage, medicare, deductible, subscriber
            : DUSHKXW 5 40
            """;

    /** What proves who somebody is. */
    static final String SECRETS = """
            password
            = password, passwd, passphrase, pwd, pass, passwort, kennwort, contrasena, senha, mot de passe, palavra passe, wachtwoord, losenord, passord, adgangskode, salasana, haslo, heslo, parola, passcode
            password-hash
            = password hash, passwordhash, hashed password, pwd hash, password digest, encrypted password, pw hash, passwd hash
            = password salt, bcrypt, password bcrypt, crypted password, pass hash, password md, password sha, pwd md, pwd sha, passwd md, passwd sha, pass md, pass sha
            : HKXST 16 512
            token
            = token, access token, refresh token, id token, bearer, bearer token, auth token, authorization, csrf, xsrf, assertion
            = accesstoken, refreshtoken, idtoken, authtoken, device token, reset token, client assertion
            ~ ticket, credential, credentials, session
            : KHUXTS 8 100000
            api-key
            = api key, apikey, access key, access key id, secret key, subscription key, client secret, app secret, consumer key
            = consumer secret, x api key, secret access key, webhook secret, signing secret, application key, shared secret
            : KHUXS 8 512
            private-key
            = private key, privatekey, rsa private key, signing key, private key pem, mnemonic, seed phrase
            : KHXT 24 100000
            security-answer
            = security answer, secret answer, security question, secret question, challenge answer, challenge question
            = sicherheitsfrage, sicherheitsantwort, pregunta de seguridad, question secrete, securityanswer, security answers, respuesta secreta, respuesta de seguridad
            = reponse secrete, pergunta secreta, resposta secreta, sicherheitsantwort, geheimfrage
            ~ answer, question, antwort, respuesta, reponse
            = security question answer, answer to security question, security question response, security response, sicherheitsfrage antwort, antwort sicherheitsfrage
            & security question, security question id, secret question, security questions, challenge question
            | password, new password, passwort, neues passwort, mot de passe, nouveau mot de passe, contrasena, nueva contrasena, senha, nova senha
            ^ security question, secret question, challenge question, security answer
            : WTSXDHK 1 400
            one-time-code
            = otp, totp, one time code, one time password, one time passcode, mfa code, mfa, tan, sms code, email code
            = two factor code, factor code, codigo verificacion, codigo verificacao, code verification, codigo seguridad, bestatigungscode, sicherheitscode, authentication code, auth code, confirmation code, login code, reset code, backup code
            = recovery code, activation code, verify code, verification code, security code, otp code, mtan, phototan, totp secret
            = access code, smscode, otpcode, verificationcode, totp code, totp token, otp token
            session-id
            = session id, sessionid, jsessionid, phpsessid, session token, session key, asp net session id
            ~ sid, session
            : KHUXSD 8 512
            """;

    private ClassNames() {}
}
