import { z } from 'zod'
import { officeSetting, readSetting } from '#modules/administration'
import type { Db } from '#platform/act'
import { shippedNetworkSettings, type NetworkSettings } from '../../core/network/settings.ts'

const networkSetting = officeSetting<NetworkSettings>({
  key: 'reporting.network', label: '信息直报点三级负责制', about: '直报点的分管领导、办公室主任、信息员不齐时，报送的信息是不予接收（refuse），还是收下并标明（flag）。',
  schema: z.object({ incomplete: z.enum(['refuse', 'flag'], '只能填 refuse（不予接收）或 flag（收下并标明）') }), initial: shippedNetworkSettings,
})

/** The settings in force. */
export const networkSettingsOf = (db: Db): Promise<NetworkSettings> => readSetting(db, networkSetting)
