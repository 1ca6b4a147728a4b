package dev.sinew.engine.verify;

/** Secrets that tutorials, templates, libraries' defaults and habit put into programs. Compiled by hand, for guessing only. */
final class SecretWords {
    /** Without blanks, in any order. */
    static final String WORDS = """
            secret secret1 secret12 secret123 secret1234 secret12345 secret123456 secretkey secretKey secret-key secret_key
            SecretKey SECRET SECRET_KEY Secret Secret123 secrets mysecret mySecret my-secret my_secret MySecret mysecretkey
            mySecretKey my-secret-key my_secret_key MySecretKey mysecret123 mySecret123 MY_SECRET MY_SECRET_KEY supersecret
            superSecret super-secret super_secret SuperSecret supersecretkey superSecretKey super-secret-key
            super_secret_key supersecret123 super-secret-jwt-key SUPER_SECRET super-duper-secret superdupersecret verysecret
            verySecret very-secret very_secret very-secret-key verysecretkey topsecret topSecret top-secret top_secret
            TopSecret shhhhh shhh shhhh shhhhhh shhhhared-secret shhhhhhared-secret sshhh ssshhhh shared_secret
            shared-secret sharedsecret sharedSecret shared-key sharedkey not-so-secret notsosecret not_a_secret notasecret
            no-secret nosecret nosecrets our-secret oursecret oursecretkey thesecret the-secret the-secret-key the_secret
            thisisasecret this-is-a-secret this_is_a_secret thisismysecret thisIsMySecret this-is-my-secret
            this_is_my_secret thisisasecretkey this-is-a-secret-key ThisIsASecretKey itsasecret its-a-secret itsasecret!
            keepitsecret keep-it-secret keep-it-safe keepitsafe keepsecret dontshare donttellanyone dont-tell-anyone asecret
            a-secret a_secret somesecret some-secret some_secret someSecret some-secret-key randomsecret random-secret
            random_secret randomkey random-key random randomstring random-string random_string anothersecret another-secret
            yoursecret your-secret your_secret yourSecret YOUR_SECRET yoursecretkey your-secret-key your_secret_key
            yourSecretKey YOUR_SECRET_KEY YOUR_SECRET_HERE your_secret_here your-secret-here your-256-bit-secret
            your-384-bit-secret your-512-bit-secret your_256_bit_secret your-256-bit-secret-key your-secret-key-here
            your_secret_key_here your_jwt_secret your-jwt-secret yourjwtsecret YOUR_JWT_SECRET your_jwt_secret_key
            your-jwt-secret-key your_jwt_secret_here your-super-secret-key your_super_secret_key your-super-secret-jwt-key
            your-super-secret-and-long-jwt-key your-super-secret-jwt-token-with-at-least-32-characters-long
            super-secret-jwt-token-with-at-least-32-characters-long a-string-secret-at-least-256-bits-long
            a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long
            a-valid-string-secret-that-is-at-least-384-bits-long jwt JWT jwtsecret jwtSecret jwt-secret jwt_secret JwtSecret
            JWTSECRET JWT_SECRET jwtsecretkey jwtSecretKey jwt-secret-key jwt_secret_key JWT_SECRET_KEY JWTSecretKey jwtkey
            jwt-key jwt_key jwtKey JWT_KEY jwttoken jwt-token jwt_token jwt123 jwttest jwt-test jwtdemo jwt-demo jwtpassword
            jwtpass jwtauth jwt-auth jwt_private_key jwtPrivateKey myjwtsecret my-jwt-secret my_jwt_secret myJwtSecret
            mySuperSecret my-super-secret my_super_secret mysupersecret mysupersecretkey mySuperSecretKey
            my-super-secret-key my_super_secret_key MySuperSecretKey mysecrettoken my-secret-token mytoken mykey my-key
            my_key myKey MyKey mypassword myPassword my-password MyPassword mypass mysecretpassword mySecretPassword
            tokensecret token-secret token_secret tokenSecret TOKEN_SECRET TokenSecret tokenkey token-key token_key tokenKey
            token Token TOKEN token123 accesstoken access_token access-token access_secret accesssecret access-token-secret
            access_token_secret ACCESS_TOKEN_SECRET accessTokenSecret refreshtoken refresh_token refresh_secret
            refresh-secret refresh-token-secret refresh_token_secret REFRESH_TOKEN_SECRET refreshTokenSecret authsecret
            auth-secret auth_secret AUTH_SECRET authkey auth-key auth_key authtoken auth_token auth Auth authentication
            signature signaturekey signature-key signingkey signing-key signing_key signingKey SigningKey signing_secret
            signing-secret SIGNING_KEY signkey sign-key sign sign_key hmac hmackey hmac-key hmac_key hmacsecret hmac-secret
            hmac_secret hs256 HS256 hs512 HS512 hs256-secret HS256-secret sha256 key Key KEY key1 key123 keys thekey the-key
            privatekey private-key private_key privateKey PrivateKey PRIVATE_KEY private publickey public-key public_key
            publicKey public apikey api-key api_key apiKey API_KEY apisecret api-secret api_secret API_SECRET appsecret
            app-secret app_secret appSecret APP_SECRET appkey app-key app_key appKey APP_KEY app App application
            applicationsecret clientsecret client-secret client_secret clientSecret CLIENT_SECRET client clientid
            consumersecret sessionsecret session-secret session_secret SESSION_SECRET session sessionkey cookiesecret
            cookie-secret cookie_secret cookie encryptionkey encryption-key encryption_key encryptionsecret masterkey
            master-key master_key MasterKey master mastersecret serversecret server-secret server_secret server serverkey
            backend backendsecret password Password PASSWORD password1 Password1 password12 password123 Password123
            Password123! Password1! password1234 password! passw0rd Passw0rd P@ssw0rd p@ssw0rd P@ssword p@ssword P@$$w0rd
            p@$$w0rd P@ssw0rd123 P@ssw0rd! pass Pass pass1 pass123 pass1234 Pass@123 passwd passwort passphrase passkey
            passcode pwd pwd123 contrasena motdepasse parola senha senha123 changeme changeMe ChangeMe CHANGEME CHANGE_ME
            change-me change_me changeme! changeme1 changeme123 ChangeMe123 changethis change-this change_this
            changethissecret change-this-secret change_this_secret changethiskey change-this-key changeit changeIt ChangeIt
            change-it please-change please-change-me pleasechange pleasechangeme please_change_me change-in-production
            change_in_production change-me-in-production change_me_in_production changemeinproduction
            change-this-in-production change_this_in_production CHANGE_THIS_IN_PRODUCTION
            your-secret-key-change-in-production your_secret_key_change_in_production dev-secret-change-in-production
            secret-key-change-in-production replace-me replace_me replaceme REPLACE_ME replace-this replacethis fixme FIXME
            todo TODO tbd TBD placeholder PLACEHOLDER insecure insecure-key insecure-secret insecure_secret_key
            django-insecure unsafe unsafe-secret test Test TEST test1 test12 test123 test1234 Test123 Test1234 Test@123
            testing testing123 testkey test-key test_key testKey testsecret test-secret test_secret testSecret TEST_SECRET
            testtest test-secret-key test_secret_key testpassword testpass testtoken test-token test-jwt-secret
            test_jwt_secret tester qa qasecret staging staging-secret staging_secret uat dev Dev DEV dev-secret dev_secret
            devsecret dev-secret-key dev_secret_key devkey dev-key dev_key dev-jwt-secret dev123 develop developer
            development development-secret development_secret development_secret_key developmentsecret local local-secret
            local_secret localsecret localhost local-dev local-dev-secret localdev prod prod-secret prod_secret production
            production-secret production_secret demo Demo demo123 demo-secret demo_secret demosecret demokey demo-key
            example Example example-secret example_secret examplesecret example-key example_key examplekey sample
            sample-secret sample_secret samplesecret samplekey tutorial tutorial-secret workshop training sandbox playground
            poc mvp prototype default Default DEFAULT default-secret default_secret defaultsecret default-key default_key
            defaultkey default-jwt-secret default_jwt_secret defaultpassword fallback fallback-secret fallback_secret
            fallback-secret-key none None null Null NULL undefined nil empty void true false string String value foo Foo bar
            Bar baz foobar FooBar foobarbaz foobaz quux qux spam eggs lorem ipsum loremipsum hello Hello hello123 helloworld
            HelloWorld hello-world hello_world Hello123 hi world welcome Welcome welcome1 Welcome1 welcome123 Welcome123
            Welcome@123 admin Admin ADMIN admin1 admin12 admin123 Admin123 admin1234 admin@123 Admin@123 adminadmin
            adminpassword adminsecret administrator Administrator root Root root123 toor user User user123 username guest
            guest123 manager superuser superadmin sysadmin operator support service system oracle mysql postgres postgresql
            mongodb redis rabbitmq kafka elastic docker kubernetes spring springboot spring-boot spring-secret spring_secret
            springsecret springbootjwt javainuse javatechie bezKoderSecretKey grokonez jwtGrokonezSecretKey
            jwtSpringSecretKey JWTSuperSecretKey techgeeknext java javasecret hibernate jhipster
            my-secret-token-to-change-in-production oauth oauth2 oidc openid acme acmesecret clientpassword node nodejs
            node-secret nodesecret express expressjs express-secret expresssecret passport passportjs koa nest nestjs
            nest-secret hapi fastify fastify-secret next nextjs nextauth nextauthsecret next-auth-secret react reactjs
            angular vue vuejs svelte mern mean mernsecret meansecret mern-secret mernstack bezkoder-secret-key
            bezkoder-secret bezkoder codeimage codedamn freecodecamp traversy traversymedia brad devconnector django
            django-secret django_secret flask flask-secret flask_secret flasksecret jose jose-secret
            t1NP63m4wnBg6nyHYKfmc2TPCOGI4nss super-secret-flask fastapi fastapi-secret pyjwt python laravel laravelsecret
            symfony php lumen lcobucci firebase rails railssecret ruby rubyonrails devise golang go-secret gin gin-secret
            gosecret dotnet aspnet aspnetcore net-core csharp microsoft azure aws amazon google gcp heroku vercel netlify
            supabase hasura strapi directus keycloak auth0 okta cognito kong konghq tyk apisix traefik nginx envoy gateway
            apigateway my_ultra_secure_secret myultrasecuresecret ultrasecret ultra-secret ultra_secret ultrasecure
            supersecure super-secure super_secure securekey secure-key secure_key secureKey SecureKey securesecret
            secure-secret secure securepassword security Security strongsecret strong-secret strongkey strong-key
            strongpassword longsecret long-secret verylongsecret very-long-secret averylongsecret a-very-long-secret
            averysecretkey a-very-secret-key a_very_secret_key averysecuresecret veryveryverysecret veryverysecret
            very-very-secret mega-secret hidden hiddenkey cat dog kitty kittycat keyboard keyboardcat keyboard-cat
            keyboard_cat KeyboardCat catonkeyboard correct-horse-battery-staple correcthorsebatterystaple batterystaple
            tr0ub4dor&3 hunter2 qwerty Qwerty QWERTY qwerty1 qwerty12 qwerty123 Qwerty123 qwerty1234 qwertyuiop qwertyui
            qwert qwer1234 qwerasdf asdf asdf1234 asdfgh asdfghjk asdfghjkl asdfasdf zxcv zxcvbn zxcvbnm 1q2w3e 1q2w3e4r
            1q2w3e4r5t 1qaz2wsx 1qazxsw2 qazwsx qazwsxedc zaq12wsx q1w2e3r4 q1w2e3r4t5y6 azerty azertyuiop qwertz abc abcd
            abc123 Abc123 abcd1234 Abcd1234 abcde abcdef abcdefg abcdefgh abcdefghijklmnopqrstuvwxyz
            ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz123456 abcdefghijklmnopqrstuvwxyz0123456789 a1b2c3 a1b2c3d4
            a1b2c3d4e5f6 aaa aaaa aaaaaa aaaaaaaa 0 1 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890
            12345678910 0123456789 123123 123321 654321 987654321 9876543210 0987654321 111111 11111111 000000 00000000 0000
            1111 666666 777777 888888 123qwe 123abc 123456a 123456abc 1234qwer 12345678901234567890123456789012
            01234567890123456789012345678901 00000000000000000000000000000000 0123456789abcdef 0123456789ABCDEF
            0123456789abcdef0123456789abcdef deadbeef cafebabe deadbeefdeadbeefdeadbeefdeadbeef xxx xxxx xxxxxx xxxxxxxx xyz
            xyz123 zzz letmein LetMeIn letmein123 opensesame open-sesame open_sesame OpenSesame opensource openopen trustno1
            iloveyou ilovejwt sunshine princess dragon monkey football baseball superman batman starwars shadow michael
            jordan jesus ninja mustang access flower whatever donald freedom cheese computer internet samsung summer winter
            spring2024 summer2024 Summer2024 Winter2024 Summer2025 Winter2025 london berlin paris bank bankapi bank-api
            bankingsecret banking payment payments paymentsecret shop shopsecret ecommerce ecommerce-secret store
            todo-secret todosecret todoapp todo-app blog blogsecret blog-secret blogapi chat chatapp chat-secret chatsecret
            notes notesapp crud crudapp crapi crAPI vampi VAmPI dvga DVGA juice-shop juiceshop webgoat WebGoat vapi damn
            damnvulnerable hackme hacker hack victory business available shipping washington pirate arrr mynameis nobody
            anonymous god love sex money life gandalf mordor frodo skywalker yoda hodor winteriscoming winterIsComing
            my_precious my-precious myprecious theonering nevertell 42 31337 1337 leet s3cr3t S3cr3t s3cret s3cr3tk3y
            s3cr3t-k3y S3cr3tK3y sup3rs3cr3t sup3rS3cr3t my_s3cr3t mys3cr3t s3cr3t_k3y sekret geheim geheimnis geheim123
            segreto secreto segredo sekretny tajne tajemstvi hemmelig hemlighet salainen sikrit kunci rahasia gizli sifre
            himitsu mima
            """;

    /** With blanks, one a line, and such as are keys in hexadecimal or base64. */
    static final String LINES = """
            this is a secret
            this is my secret
            my secret
            my secret key
            my super secret key
            super secret
            super secret key
            the secret key
            secret key
            shared secret
            keyboard cat
            correct horse battery staple
            it's a secret
            It's a secret
            don't tell anyone
            this is a very secret key
            this is a very long secret key
            this is my custom Secret key for authentication
            This is my secret key, do not share it
            my top secret
            top secret
            very secret
            very secret key
            some secret
            some secret string
            some super secret
            a secret
            a secret key
            your secret key
            your secret
            your secret here
            open sesame
            hello world
            Hello World
            change me
            change this
            please change me
            node secret
            jwt secret
            not so secret
            secretsecretsecret
            secretsecretsecretsecret
            secretsecretsecretsecretsecretsecret
            secret-secret-secret-secret-secret
            thisisasecretkeythatislongenough
            this-is-a-very-long-secret-key-for-jwt
            this_is_a_very_long_secret_key
            ThisIsAVeryLongSecretKeyForJwt
            mysecretkeymysecretkeymysecretkey
            mySecretKeymySecretKeymySecretKey
            my-32-character-ultra-secure-and-ultra-long-secret
            my-32-character-ultra-secure-and-ultra-long-secret-key
            thisisasamplesecretkeyforjwttoken
            THIS IS USED TO SIGN AND VERIFY JWT TOKENS, REPLACE IT WITH YOUR OWN SECRET, IT CAN BE ANY STRING
            [SECRET USED TO SIGN AND VERIFY JWT TOKENS, IT CAN BE ANY STRING]
            AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow
            404E635266556A586E3272357538782F413F4428472B4B6250645367566B5970
            3cfa76ef14937c1c0ea519f8fc057a80fcd04a7420f8e8bcd0a7567c272e007b
            413F4428472B4B6250655368566D5970337336763979244226452948404D6351
            5367566B59703373367639792F423F4528482B4D6251655468576D5A71347437
            645267556B58703273357638792F423F4528482B4D6251655468576D597133743677397A24432646294A404E635266556A586E327235753878214125442A472D
            9a4f2c8d3b7a1e6f45c8a0b3f267d8b1d4e6f3c8a9d2b5f8e3a9c8b5f6v8a3d9
            586B633834416E396D7436753879382F423F4428482B4C6250655367566B5970
            09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7
            gX1fBat3bV
            Y2F0Y2gtbWUtaWYteW91LWNhbg==
            c2VjcmV0
            c2VjcmV0LWtleQ==
            bXktc2VjcmV0
            cGFzc3dvcmQ=
            a2V5
            MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=
            """;

    private SecretWords() {}
}
