import type { auth as zh } from '../zh-CN/auth.ts'

/** Signing in, activation, passwords. */
export const auth = {
  title: 'Sign in',
  signInLead: 'Staff sign in with their user name. Competitors who have activated their account sign in with their identity number.',
  username: 'User name or identity number',
  password: 'Password',
  signIn: 'Sign in',
  activateHint: 'First time here as a competitor?',
  activateLink: 'Open your account with an activation code',
  forgotten: 'If you forgot your password or have no activation code, ask the office that gave you the account for a new one.',
  httpsRequiredTitle: 'HTTPS is needed',
  httpsRequired: 'This system is running on an unencrypted network address, where others could read what you type, so nobody can sign in here. Use the https:// address, or http://localhost on the server itself.',

  refusals: {
    wrongCredentials: 'The user name or the password is not right. Five wrong tries in a row lock the account for 15 minutes.',
    accountLocked: 'After five wrong tries the account is locked for 15 minutes. It opens by itself; a system administrator can open it earlier.',
    tooManyTries: 'There were too many wrong tries from this network. Please try again later.',
    codeNotAccepted: 'The code does not belong to this identity number (or user name), or it has been used or has expired. Please compare with the printout.',
    wrongPassword: 'The current password is not right.',
    weakPassword: 'This password is not safe enough.',
    samePassword: 'The new password is the same as the current one.',
    passwordsDiffer: 'The two passwords differ.',
    ticketOver: 'More than 15 minutes have passed since the first step. Please enter the code again.',
  } as Record<string, string>,

  passwordProblems: {
    tooShort: 'A password has at least 10 characters.',
    tooLong: 'A password has at most 128 characters.',
    controlCharacter: 'A password cannot hold control characters.',
    tooSimple: 'Do not repeat characters or use a row of neighbours.',
    tooCommon: 'This password is too common and easily guessed.',
    containsContext: 'Do not use your name, user name, a place or the name of the system.',
    needsMoreClasses: 'Use three of capital letters, small letters, digits and signs, or at least 16 characters.',
  } as Record<string, string>,
  passwordHint: 'At least 10 characters. A few unrelated words in a row are easy to keep in mind and safe; pasting is fine.',

  activation: {
    title: 'Open your account',
    step: (current: number, all: number) => `Step ${current} of ${all}`,
    lead: 'Your printout carries an activation code. It works once, and only with your own identity number.',
    code: 'Activation code',
    codeHint: '12 characters; capital or small letters, with or without dashes.',
    identity: 'Identity number (staff: user name)',
    identityHint: 'The number you registered with.',
    next: 'Next',
    passwordTitle: 'Choose a password',
    greeting: (name: string) => `${name}, please choose your password.`,
    loginWith: 'From now on you sign in with your identity number and this password.',
    loginWithName: (username: string) => `From now on you sign in as “${username}” with this password.`,
    newPassword: 'New password',
    repeatPassword: 'New password again',
    finish: 'Finish and sign in',
    done: 'Your account is open.',
    haveAccount: 'Already done? Sign in',
  },

  reauthentication: {
    title: 'Your password again, please',
    lead: 'What comes next matters, so we make sure it is you. You will not be asked again for ten minutes.',
    confirm: 'Confirm',
    nothingDone: 'What you were about to do has not been done. Please submit it again afterwards.',
  },

  signedOut: 'You have signed out.',
  passwordChanged: 'The password is changed; all other devices have been signed out.',

  developer: {
    title: 'Developer sign-in',
    lead: 'Exists in development only: sign in as any demonstration account without a password.',
    enter: 'Sign in',
    none: 'There are no demonstration accounts yet. Run npm run db:seed first.',
  },
} satisfies typeof zh
