import { expect, test } from 'vitest'
import { divisionIn, eventNameIn } from '#app/services/competitions/in-locale.ts'

//  entered   | Chinese page | English page
//  职工组     | 职工组        | Employees
//  学生       | 学生          | Students
//  巾帼组     | 巾帼组        | 巾帼组      a word nobody has translated stays as it was entered
test('usual divisions are read in English, any other word stays', () => {
  expect(['职工组', '学生', ' 教师组 ', '巾帼组', ''].map((division) => [divisionIn('zh-CN', division), divisionIn('en', division)])).toEqual([
    ['职工组', 'Employees'], ['学生', 'Students'], [' 教师组 ', 'Teachers'], ['巾帼组', '巾帼组'], ['', ''],
  ])
  expect(eventNameIn('en', { name: '焊工', nameEn: 'Welder', division: '职工组' })).toBe('Welder · Employees')
})
