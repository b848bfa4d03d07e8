/*
 * pages SIZE PROGRAM ARGUMENT…: runs a program that is told, in its auxiliary vector, that pages have SIZE bytes.
 * ptrace(2); amd64.
 */
#include <elf.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int count, char **words) {
    if (count < 3) return 2;
    pid_t child = fork();
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, 0, 0);
        execv(words[2], words + 2);
        _exit(2);
    }
    int status;
    struct user_regs_struct registers;
    waitpid(child, &status, 0);
    if (!WIFSTOPPED(status) || ptrace(PTRACE_GETREGS, child, 0, &registers)) return 2;
    long *at = (long *)registers.rsp;
    at += ptrace(PTRACE_PEEKDATA, child, at, 0) + 2;             /* behind the arguments */
    while (ptrace(PTRACE_PEEKDATA, child, at++, 0)) {}           /* and the environment */
    while (ptrace(PTRACE_PEEKDATA, child, at, 0) != AT_PAGESZ) at += 2;
    ptrace(PTRACE_POKEDATA, child, at + 1, atol(words[1]));
    ptrace(PTRACE_DETACH, child, 0, 0);
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
