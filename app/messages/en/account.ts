import type { account as zh } from '../zh-CN/account.ts'

/** What a signed-in person sees about their own account. */
export const account = {
  title: 'My account',
  lead: (name: string, roles: string) => `${name}, ${roles}`,
  preferences: 'Language and appearance',
  password: 'Change password',
  currentPassword: 'Current password',
  newPassword: 'New password',
  repeatPassword: 'New password again',
  changePassword: 'Change password',
  passwordNote: 'Afterwards all other devices are signed out.',
  sessions: 'Where you are signed in',
  sessionsNote: 'Sign out any device you do not know, and change your password.',
  thisDevice: 'This device',
  device: 'Device',
  unknownDevice: 'Unknown device',
  address: 'Network address',
  signedInAt: 'Signed in',
  lastUsed: 'Last used',
  end: 'Sign out',
  endThis: (device: string) => `Sign out ${device}`,
  endOthers: 'Sign out all other devices',
  noOthers: 'No other device is signed in.',
  ended: (count: number) => (count === 1 ? 'One device was signed out.' : `${count} devices were signed out.`),
} satisfies typeof zh
