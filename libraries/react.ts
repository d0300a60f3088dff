import { library } from '../engine/contract/library.ts';

export default library({
  title: 'React hooks',
  docs: 'https://react.dev/reference/react/hooks',
  packages: { react: '>=16.8', '@tanstack/react-query': '>=4', swr: '>=1' },
  browserOnly: [
    'useState',
    'useReducer',
    'useEffect',
    'useLayoutEffect',
    'useRef',
    'useTransition',
    'useSyncExternalStore',
    'useQuery',
    'useInfiniteQuery',
    'useMutation',
    'useSWRConfig',
  ],
});
