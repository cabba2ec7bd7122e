// Headers of questionnaires, ratings, reviews and interviews.
import { orderWords } from './orderWords.ts';
import { personWords } from './personWords.ts';
import type { Words } from './words.ts';

export const surveyWords: Words = {
  ...personWords,
  customer: [
    ...orderWords.customer!,
    [
      0.95,
      '受访者 受访人 受访客户 访谈对象 被访者 答题人 填写人 评价人 评论人 参与者 respondent respondentid participant',
    ],
    [0.95, 'interviewee reviewer reviewername surveytaker contact'],
  ],
  date: [
    [
      0.97,
      '提交时间 填写时间 答题时间 提交日期 填写日期 答题日期 提交答卷时间 调查时间 调查日期 调研时间 调研日期 访谈时间 访谈日期 评价时间 评价日期',
    ],
    [0.97, '评论时间 评论日期 回收时间 问卷时间 打分时间 评分时间 反馈时间 反馈日期 时间戳记 时间戳'],
    [
      0.97,
      'submittedat submittedon datesubmitted submissiondate surveydate responsedate respondedat answeredon reviewdate reviewtime interviewdate',
    ],
    [0.9, '日期 时间 date time day datetime timestamp createdat createddate completedat 创建时间 recordeddate enddate'],
    [0.7, '结束时间 完成时间 endtime'],
    [0.6, '开始时间 开始答题时间 startdate starttime'],
  ],
  question: [
    [0.97, '题目 问卷题目 题干 调查问题 访谈问题 question questiontext surveyquestion'],
    [0.9, '问题 提问 item prompt'],
  ],
  score: [
    [
      0.97,
      '满意度 总体满意度 整体满意度 综合满意度 满意度评分 满意度得分 评分 综合评分 总评分 打分 nps nps评分 nps得分 推荐分 推荐意愿',
    ],
    [
      0.97,
      'score rating overallrating overallscore npsscore csat csatscore satisfaction satisfactionscore overallsatisfaction stars starrating',
    ],
    [0.9, '得分 分数 总分 星级 评级 推荐指数 推荐度 grade points likelihoodtorecommend overall'],
  ],
  answer: [
    [
      0.97,
      '答案 回答 意见建议 建议 意见 评价内容 评论内容 评价 评论 访谈内容 访谈记录 反馈内容 建议或意见 您的建议 开放题 原话',
    ],
    [
      0.97,
      'answer response feedback review reviewtext suggestion suggestions verbatim answertext responsetext reviewcontent',
    ],
    [0.85, '内容 反馈 留言 comment comments text content remarks'],
    [0.6, '备注 note notes 标题 title'],
  ],
};
