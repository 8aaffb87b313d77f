import { expect, test } from 'vitest'
import { readSettings } from './index.ts'

test('defaults open a demo on this machine only', () => {
  expect(readSettings({})).toMatchObject({ PORT: 8210, HOST: '127.0.0.1', DEMO: true, IDLE_MINUTES: 15 })
  expect(readSettings({ HOST: '0.0.0.0' }).DEMO).toBe(false)
  expect(readSettings({ DATABASE_URL: 'postgres://x' }).DEMO).toBe(false)
  expect(readSettings({ DEMO: '0' }).DEMO).toBe(false)
  expect(readSettings({ HOST: '0.0.0.0', DEMO: '1' }).DEMO).toBe(true)
})

test('an empty value is no value, and every wrong key is named at once', () => {
  expect(readSettings({ PORT: '' }).PORT).toBe(8210)
  expect(() => readSettings({ PORT: 'x', IDLE_MINUTES: '90', SECRET_KEY: 'short' })).toThrow(/PORT.*SECRET_KEY.*IDLE_MINUTES/)
})
