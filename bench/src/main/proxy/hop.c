/*
 * Passes bytes on to UPSTREAM and back, and knows nothing of HTTP: what one more process between client and server costs on this machine.
 *
 * hop PORT UPSTREAM
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <unistd.h>

enum { MOST_SOCKETS = 65536 };

static int epoll;
static int other[MOST_SOCKETS];

static struct sockaddr_in at(const char *port) {
    return (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(atoi(port)), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
}

static void watch(int socket) {
    struct epoll_event event = {.events = EPOLLIN, .data.fd = socket};
    epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
}

static void take(int listening, struct sockaddr_in upstream) {
    int client = accept(listening, NULL, NULL), server = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    if (client < 0 || server < 0 || client >= MOST_SOCKETS || server >= MOST_SOCKETS) exit(1);
    if (connect(server, (struct sockaddr *)&upstream, sizeof upstream) < 0) exit(1);
    int both[] = {client, server};
    other[client] = server;
    other[server] = client;
    for (int i = 0; i < 2; i++) {
        setsockopt(both[i], IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        fcntl(both[i], F_SETFL, O_NONBLOCK);
        watch(both[i]);
    }
}

static void pass(int from) {
    static char bytes[1 << 18];
    ssize_t got = read(from, bytes, sizeof bytes);
    if (got < 0 && errno == EAGAIN) return;
    for (ssize_t sent = 0; sent < got;) {
        ssize_t more = write(other[from], bytes + sent, got - sent);
        if (more < 0 && errno != EAGAIN) break;
        if (more > 0) sent += more;
    }
    if (got <= 0) {
        int to = other[from];
        other[from] = other[to] = 0;
        close(from);
        close(to);
    }
}

int main(int count, char **words) {
    if (count != 3) {
        fprintf(stderr, "hop PORT UPSTREAM\n");
        return 2;
    }
    struct sockaddr_in here = at(words[1]);
    int listening = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listening, (struct sockaddr *)&here, sizeof here) < 0 || listen(listening, 1024) < 0) {
        perror("listen");
        return 1;
    }
    epoll = epoll_create1(0);
    watch(listening);
    for (;;) {
        struct epoll_event events[64];
        int ready = epoll_wait(epoll, events, 64, -1);
        for (int i = 0; i < ready; i++) {
            int socket = events[i].data.fd;
            if (socket == listening) take(listening, at(words[2]));
            else if (other[socket] > 0) pass(socket);
        }
    }
}
