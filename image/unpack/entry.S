/*
 * Where the kernel enters the start code, and how the start code enters a program that it mapped in place.
 *
 *   start(stack)          gets the stack as the kernel left it: argc, argv, environment, auxiliary vector
 *   enter(entry, stack)   goes on at `entry` with that very stack and registers as after execve
 */
    .section .text.entry, "ax", %progbits
    .globl _start
    .globl enter

#if defined(__x86_64__)
_start:
    xorl %ebp, %ebp
    movq %rsp, %rdi
    andq $-16, %rsp
    call start
enter:
    movq %rsi, %rsp
    xorl %edx, %edx /* no function to be called at exit */
    xorl %ebp, %ebp
    jmpq *%rdi

#elif defined(__aarch64__)
_start:
    mov x29, #0
    mov x30, #0
    mov x0, sp
    bl start
enter:
    mov sp, x1
    mov x16, x0
    mov x0, #0 /* no function to be called at exit */
    mov x29, #0
    mov x30, #0
    br x16

#elif defined(__arm__)
    .arm
_start:
    mov r11, #0
    mov lr, #0
    mov r0, sp
    bic sp, sp, #7
    bl start
enter:
    mov sp, r1
    mov r12, r0
    mov r0, #0 /* no function to be called at exit */
    mov r11, #0
    mov lr, #0
    bx r12 /* to Thumb code too, should a program start with it */
#else
#error "no entry for this machine"
#endif

    .section .note.GNU-stack, "", %progbits
