// The name of whoever works here, as they gave it once; remembered on this computer.
import { useLocalStorage } from '@mantine/hooks';

export const useMyName = () =>
  useLocalStorage<string>({ key: 'holdfast.myName', defaultValue: '', getInitialValueInEffect: false });
