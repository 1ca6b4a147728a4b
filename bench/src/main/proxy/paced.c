/*
 * Calls an HTTP/1.1 server at a fixed rate, whatever the server does: requests are due at random moments (a Poisson process), and each
 * answer's time counts from the moment its request was due, also where no connection was free by then. A client that waits for an answer
 * before it asks again leaves out just the requests that would have waited (coordinated omission).
 *
 * paced PORT RATE SECONDS CONNECTIONS CASE FILE, where CASE is small, statement or upload and FILE holds an upload's body. Prints one line: answers
 * a second, then p50, p90, p99, p99.9 and the longest, in microseconds, how many requests failed, and the milliseconds of processor time that this
 * took itself. RATE 0 asks again as soon as there is an answer. The first third of a second does not count: connections open in it.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { MOST_CONNECTIONS = 1024, HEAD = 16384, QUEUE = 1 << 16 };
static const int64_t SETTLING = 333000000;

struct connection {
    int socket;
    int64_t due;
    bool busy, writing;
    const char *out;
    size_t left;      /* of the request */
    size_t seen;      /* of the head */
    int64_t body;     /* of the answer that is still to come; -1 before the head's end, -2 in chunks */
    int status;
    char end[5];      /* the last bytes of an answer in chunks */
    char head[HEAD + 1];
    char request[512];
};

static struct connection all[MOST_CONNECTIONS];
static int connections, epoll, port;
static const char *which;
static char *upload;
static size_t upload_length;
static int idle[MOST_CONNECTIONS], idle_first, idle_count;
static int64_t waiting[QUEUE];
static unsigned waiting_first, waiting_count;
static uint32_t *times;
static size_t answers, room, failed;
static int64_t started, counted_from;
static uint64_t seed = 88172645463325252ULL;

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static uint64_t draw(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    return seed ^= seed << 17;
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

static void watch(struct connection *c, int how, uint32_t events) {
    struct epoll_event e = {.events = events, .data.ptr = c};
    if (epoll_ctl(epoll, how, c->socket, &e) < 0) fail("epoll_ctl");
}

static void open_one(struct connection *c) {
    struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int on = 1;
    c->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(c->socket, (struct sockaddr *)&to, sizeof to) < 0) fail("connect");
    setsockopt(c->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    fcntl(c->socket, F_SETFL, O_NONBLOCK);
    watch(c, EPOLL_CTL_ADD, EPOLLIN);
}

static void rest(struct connection *c) {
    c->busy = false;
    idle[(idle_first + idle_count++) % MOST_CONNECTIONS] = c - all;
}

static void broke(struct connection *c) {
    failed++;
    close(c->socket);
    c->writing = false;
    open_one(c);
    rest(c);
}

static void put(struct connection *c) {
    bool posts = upload != NULL;
    while (c->left > 0 || (posts && c->out != upload + upload_length)) {
        if (c->left == 0) {
            c->out = upload;
            c->left = upload_length;
        }
        ssize_t sent = write(c->socket, c->out, c->left);
        if (sent < 0 && errno == EAGAIN) {
            if (!c->writing) watch(c, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
            c->writing = true;
            return;
        }
        if (sent < 0) {
            broke(c);
            return;
        }
        c->out += sent;
        c->left -= sent;
    }
    if (c->writing) watch(c, EPOLL_CTL_MOD, EPOLLIN);
    c->writing = false;
}

static void ask(int64_t due) {
    struct connection *c = &all[idle[idle_first]];
    unsigned who = draw() % 200 + 1;
    idle_first = (idle_first + 1) % MOST_CONNECTIONS;
    idle_count--;
    c->busy = true;
    c->due = due;
    c->seen = 0;
    c->body = -1;
    memset(c->end, 0, sizeof c->end);
    if (upload != NULL) {
        c->left = snprintf(c->request, sizeof c->request,
            "POST /accounts/%u/notes HTTP/1.1\r\nHost: api.bank.example\r\nAuthorization: Bearer token-of-%u-abcdefghijklmnop\r\n"
            "Content-Type: application/json\r\nContent-Length: %zu\r\n\r\n", who, who, upload_length);
    } else {
        c->left = snprintf(c->request, sizeof c->request,
            "GET /accounts/%u%s HTTP/1.1\r\nHost: api.bank.example\r\nAuthorization: Bearer token-of-%u-abcdefghijklmnop\r\n\r\n",
            who, strcmp(which, "statement") == 0 ? "/statement" : "", who);
    }
    c->out = c->request;
    put(c);
}

static void waited(int64_t nanos) {
    if (answers == room) times = realloc(times, (room = room ? 2 * room : 1 << 16) * sizeof *times);
    if (times == NULL) fail("realloc");
    times[answers++] = nanos / 1000;
}

static void came(struct connection *c) {
    if (c->due >= counted_from) {
        waited(now() - c->due);
        failed += c->status != 200;
    }
    rest(c);
}

static void head_ended(struct connection *c, char *after) {
    char *length = strcasestr(c->head, "\r\ncontent-length:");
    size_t rest_of_it = c->head + c->seen - after;
    c->status = atoi(c->head + 9);
    if (length != NULL && length < after) {
        c->body = atoll(length + 17) - (int64_t)rest_of_it;
    } else {
        c->body = -2;
        memcpy(c->end, after + (rest_of_it > 5 ? rest_of_it - 5 : 0), rest_of_it > 5 ? 5 : rest_of_it);
    }
}

static void take(struct connection *c) {
    static char ignored[1 << 17];
    while (c->busy) {
        bool headless = c->body == -1;
        ssize_t got = headless ? read(c->socket, c->head + c->seen, HEAD - c->seen) : read(c->socket, ignored, sizeof ignored);
        if (got < 0 && errno == EAGAIN) return;
        if (got <= 0) {
            broke(c);
            return;
        }
        if (headless) {
            c->seen += got;
            c->head[c->seen] = 0;
            char *end = strstr(c->head, "\r\n\r\n");
            if (end == NULL) continue;
            head_ended(c, end + 4);
        } else if (c->body == -2) {
            size_t last = got > 5 ? 5 : got;
            memmove(c->end, c->end + last, 5 - last);
            memcpy(c->end + 5 - last, ignored + got - last, last);
        } else {
            c->body -= got;
        }
        if (c->body == 0 || (c->body == -2 && memcmp(c->end, "0\r\n\r\n", 5) == 0)) came(c);
    }
}

static int upwards(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static uint32_t at(double share) {
    return answers == 0 ? 0 : times[(size_t)(share * (answers - 1))];
}

static void read_upload(const char *name) {
    FILE *file = fopen(name, "r");
    if (file == NULL) fail(name);
    upload = malloc(1 << 20);
    upload_length = fread(upload, 1, 1 << 20, file);
    fclose(file);
}

int main(int count, char **words) {
    if (count != 7) {
        fprintf(stderr, "paced PORT RATE SECONDS CONNECTIONS CASE FILE\n");
        return 2;
    }
    port = atoi(words[1]);
    double rate = atof(words[2]), seconds = atof(words[3]);
    connections = atoi(words[4]);
    which = words[5];
    if (strcmp(which, "upload") == 0) read_upload(words[6]);
    if (connections > MOST_CONNECTIONS) return 2;
    prctl(PR_SET_TIMERSLACK, 1UL);
    epoll = epoll_create1(0);
    for (int i = 0; i < connections; i++) {
        open_one(&all[i]);
        rest(&all[i]);
    }
    started = now();
    counted_from = started + SETTLING;
    int64_t until = counted_from + (int64_t)(seconds * 1e9), due = started;
    while (now() < until) {
        int64_t time = now();
        for (; rate > 0 && due <= time; due += (int64_t)(-log((draw() >> 11) * 0x1p-53 + 0x1p-54) / rate * 1e9)) {
            if (waiting_count == QUEUE) failed++;
            else waiting[(waiting_first + waiting_count++) % QUEUE] = due;
        }
        for (; waiting_count > 0 && idle_count > 0; waiting_count--) ask(waiting[waiting_first++ % QUEUE]);
        while (rate == 0 && idle_count > 0) ask(now());
        int64_t wait = rate > 0 && due > (time = now()) ? due - time : rate > 0 ? 0 : 100000000;
        struct timespec timeout = {.tv_sec = wait / 1000000000, .tv_nsec = wait % 1000000000};
        struct epoll_event events[64];
        int ready = epoll_pwait2(epoll, events, 64, &timeout, NULL);
        for (int i = 0; i < ready; i++) {
            struct connection *c = events[i].data.ptr;
            if (c->busy && events[i].events & EPOLLOUT) put(c);
            if (events[i].events & ~EPOLLOUT) {
                if (c->busy) take(c);
                else broke(c);
            }
        }
    }
    int64_t end = now();
    double measured = (end - counted_from) / 1e9;
    size_t in_time = answers;
    /* What has no answer yet has waited so long at least. */
    for (int i = 0; i < connections; i++) {
        if (all[i].busy && all[i].due >= counted_from) waited(end - all[i].due);
    }
    for (unsigned i = 0; i < waiting_count; i++) waited(end - waiting[(waiting_first + i) % QUEUE]);
    qsort(times, answers, sizeof *times, upwards);
    struct rusage spent;
    getrusage(RUSAGE_SELF, &spent);
    double own = (spent.ru_utime.tv_sec + spent.ru_stime.tv_sec) * 1e3 + (spent.ru_utime.tv_usec + spent.ru_stime.tv_usec) / 1e3;
    printf("%.0f %u %u %u %u %u %zu %.0f\n", in_time / measured, at(0.5), at(0.9), at(0.99), at(0.999), at(1), failed, own);
    return 0;
}
